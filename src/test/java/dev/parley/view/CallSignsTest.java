package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
    for (String sign : List.of("own-muted", "own-sharing", "peer-muted", "standstill", "note")) {
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
    open = new OpenView(CALL.wanting(true, true, "", new MediaState(false, PictureKind.CAMERA)));
    assertEquals("Microphone unavailable", open.text("own-muted"));
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
    assertTrue(open.sees("nav-quality"));
    assertEquals(
        "Call quality: Poor: A fifth of what is sent is lost on the way.",
        open.spoken("nav-quality"));
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
    assertFalse(open.sees("nav-quality"));
  }

  @Test
  void inANarrowWindowTheCornerIsAboveTheButtons() throws Exception {
    open = new OpenView(CALL.sending(false, true, "").peerSends(false, PictureKind.CAMERA));
    open.resize(360, 480);
    double buttons = top("call-bar");
    for (String corner : List.of("local-video", "own-muted", "peer-muted")) {
      assertTrue(bottom(corner) <= buttons, corner);
    }
  }

  private long full() {
    return OpenView.onFx(() -> (long) open.node("nav-quality").lookupAll(".quality-full").size());
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
