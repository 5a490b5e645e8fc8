package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kordamp.ikonli.Ikon;

/** What is said over and beside the pictures of a call. */
@Tag("desktop")
class CallSignsTest {
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void withEverythingOnThereIsNothingToSay() throws Exception {
    open = new OpenView(CALL);
    for (String sign :
        List.of(
            "own-muted",
            "own-sharing",
            "peer-muted",
            "peer-sharing",
            "call-link",
            "standstill",
            "note")) {
      assertFalse(open.sees(sign), sign);
    }
  }

  @Test
  void onesOwnSilenceIsAlwaysInSight() throws Exception {
    open = new OpenView(CALL.sending(false, true, ""));
    open.act(() -> open.alarms.pass(Duration.ofSeconds(4)));
    assertFalse(open.sees("call-bar"));
    assertTrue(open.sees("own-muted"));
    assertEquals("You’re muted", open.text("own-muted"));
  }

  @Test
  void silenceThatNobodyWantedIsNotCalledMute() throws Exception {
    open =
        new OpenView(
            CALL.wanting(true, true, "", new MediaState(false, PictureKind.CAMERA, true, false)));
    assertEquals("You have no microphone", open.text("own-muted"));
  }

  @Test
  void aSharedScreenIsAlwaysInSight() throws Exception {
    open = new OpenView(CALL.sending(true, true, "screen"));
    open.act(() -> open.alarms.pass(Duration.ofSeconds(4)));
    assertFalse(open.sees("call-bar"));
    assertEquals("You are sharing your screen", open.text("own-sharing"));
    assertTrue(open.sees("own-sharing"));
  }

  @Test
  void aPeerThatIsMutedIsNamed() throws Exception {
    open = new OpenView(CALL.peerSends(false, PictureKind.CAMERA));
    assertEquals("Alice is muted", open.text("peer-muted"));
    open.show(CALL);
    assertFalse(open.sees("peer-muted"));
  }

  @Test
  void aPeerWithoutAMicrophoneIsNotCalledMuted() throws Exception {
    open = new OpenView(CALL.peerSends(false, PictureKind.CAMERA));
    Ikon muted = open.icon("peer-muted");
    open.show(CALL.peerSends(new MediaState(false, PictureKind.CAMERA, true, false)));
    assertEquals("Alice has no microphone", open.text("peer-muted"));
    assertNotEquals(muted, open.icon("peer-muted"));
  }

  @Test
  void aScreenOfThePeerIsAnnouncedAndStays() throws Exception {
    open = new OpenView(CALL.peerSends(true, PictureKind.SCREEN));
    open.act(() -> open.alarms.pass(Duration.ofSeconds(4)));
    assertTrue(open.sees("peer-sharing"));
    assertEquals("Alice is sharing a screen", open.text("peer-sharing"));
  }

  @ParameterizedTest
  @CsvSource({"1280, 760", "360, 640", "640, 360", "1920, 1000"})
  void nothingCoversAScreenOfThePeer(double width, double height) throws Exception {
    open =
        new OpenView(
            CALL.peerSends(new MediaState(false, PictureKind.SCREEN, true, false))
                .sending(false, true, "")
                .quality(QualityLevel.GOOD, ""));
    open.resize(width, height);
    Bounds picture = bounds("remote-video");
    assertTrue(picture.getWidth() > 300 && picture.getHeight() > 150, picture.toString());
    for (String part :
        List.of("call-about", "peer-sharing", "peer-muted", "own-muted", "self-view", "call-bar")) {
      assertTrue(open.sees(part), part);
      assertFalse(picture.intersects(bounds(part)), part + " at " + bounds(part));
    }
  }

  @Test
  void nothingMovesWhenTheBarHides() throws Exception {
    open = new OpenView(CALL.peerSends(true, PictureKind.SCREEN));
    Bounds picture = bounds("remote-video");
    Bounds sign = bounds("peer-sharing");
    open.act(() -> open.alarms.pass(Duration.ofSeconds(4)));
    assertFalse(open.sees("call-about"));
    assertEquals(picture, bounds("remote-video"));
    assertEquals(sign, bounds("peer-sharing"));
  }

  @Test
  void aServerThatIsAwayDoesNotSoundLikeTheEndOfTheCall() throws Exception {
    open = new OpenView();
    TestStates retry = CALL.status("No connection", "", Tone.BAD, open.now.plusSeconds(7), false);
    open.show(retry.quality(QualityLevel.GOOD, ""));
    assertEquals(
        "Call continues; reconnecting to the server · trying again in 7 s", open.text("call-link"));
    assertFalse(open.sees("nav-status"));
    open.show(CALL.status("Disconnected", "", Tone.BAD, null, true));
    assertEquals("Call continues; not connected to the server", open.text("call-link"));
    open.show(CALL);
    assertFalse(open.sees("call-link"));
  }

  @Test
  void beforeTheCallStandsNothingIsSaidOfThePeer() throws Exception {
    open =
        new OpenView(
            alone()
                .call(Phase.CONNECTING, "1002", "Alice", null)
                .peerSends(false, PictureKind.CAMERA));
    assertFalse(open.sees("peer-muted"));
  }

  @Test
  void aFrozenPictureIsCalledSo() throws Exception {
    open = new OpenView(CALL.frozen());
    assertEquals("Video frozen", open.text("standstill"));
    open.show(CALL);
    assertFalse(open.sees("standstill"));
  }

  @Test
  void noPictureCannotFreeze() throws Exception {
    open = new OpenView(CALL.frozen().peerSends(true, PictureKind.NONE));
    assertFalse(open.sees("standstill"));
  }

  @Test
  void theTimeWithoutAConnectionIsCounted() throws Exception {
    open = new OpenView();
    Duration lost = open.now.minusSeconds(7);
    open.show(alone().call(Phase.RECONNECTING, "1002", "Alice", Duration.ZERO).lost(lost));
    assertEquals("Connection lost 7 s ago. Reconnecting…", open.text("standstill"));
    open.now = open.now.plusSeconds(2);
    open.await("two seconds later", () -> open.text("standstill").contains("9 s"));
  }

  @Test
  void theTimeOfOneInterruptionIsNotThatOfAnother() throws Exception {
    open = new OpenView();
    TestStates lost = alone().call(Phase.RECONNECTING, "1002", "Alice", Duration.ZERO);
    open.show(lost.lost(open.now.minusSeconds(20)));
    open.show(CALL);
    open.show(lost.lost(open.now));
    assertEquals("Connection lost 0 s ago. Reconnecting…", open.text("standstill"));
  }

  @Test
  void aNoteGoesOnAClickOnItsCross() throws Exception {
    open = new OpenView(CALL.note("The camera is gone."));
    assertEquals("The camera is gone.", open.text("note-text"));
    open.click("note-dismiss");
    assertEquals(List.of("dismissNote"), open.intents.wanted());
  }

  @Test
  void howWellItGoesIsSaidInWords() throws Exception {
    open =
        new OpenView(
            CALL.quality(QualityLevel.POOR, "A fifth of what is sent is lost on the way."));
    assertTrue(open.sees("call-quality"));
    assertEquals(
        "Call quality: Poor: A fifth of what is sent is lost on the way.",
        open.spoken("call-quality"));
  }

  @Test
  void howWellItGoesIsSeenWithoutColour() throws Exception {
    open = new OpenView(CALL.quality(QualityLevel.GOOD, ""));
    assertEquals(3, full());
    open.show(CALL.quality(QualityLevel.FAIR, ""));
    assertEquals(2, full());
    open.show(CALL.quality(QualityLevel.POOR, ""));
    assertEquals(1, full());
  }

  @Test
  void nothingIsSaidOfHowACallWentThatIsOver() throws Exception {
    open = new OpenView(CALL.quality(QualityLevel.POOR, "Lost."));
    open.show(alone());
    assertFalse(open.sees("call-quality"));
  }

  @Test
  void inANarrowWindowTheCornerIsAboveTheButtons() throws Exception {
    open = new OpenView(CALL.sending(false, true, "").peerSends(false, PictureKind.CAMERA));
    open.resize(360, 480);
    double buttons = top("call-bar");
    for (String corner : List.of("local-video", "own-muted", "peer-muted")) {
      assertTrue(bottom(corner) <= buttons, corner);
    }
    assertTrue(OpenView.onFx(() -> ((Label) open.node("call-partner")).getWidth()) > 20);
  }

  private Bounds bounds(String id) {
    return OpenView.onFx(() -> open.node(id).localToScene(open.node(id).getLayoutBounds()));
  }

  private long full() {
    return OpenView.onFx(() -> (long) open.node("call-quality").lookupAll(".quality-full").size());
  }

  private double top(String id) {
    return OpenView.onFx(() -> open.node(id).localToScene(0, 0).getY());
  }

  private double bottom(String id) {
    return OpenView.onFx(
        () -> {
          var node = open.node(id);
          return node.localToScene(0, node.getLayoutBounds().getHeight()).getY();
        });
  }
}
