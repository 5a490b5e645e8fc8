package dev.parley.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.connection.FakeConnections.FakeConnection;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person who talks while muted is told. */
@Tag("unit")
class MutedNoteTest {
  private static final String NOTE = "You’re muted. Press M to unmute.";

  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private final PeerFixture here = new PeerFixture();

  @BeforeEach
  void english() {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.ENGLISH);
  }

  @AfterEach
  void backToTheFormerLanguage() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
  }

  private FakeConnection connection() {
    return here.connections.latest();
  }

  private void mute(boolean muted) {
    here.peer.microphone(!muted);
    here.loop.run();
  }

  private void hear(double level, Duration length) {
    connection().level = level;
    here.loop.advance(length);
  }

  private void talkMuted() {
    here.connected();
    mute(true);
    hear(0.0005, Duration.ofSeconds(2));
    hear(0.1, Duration.ofSeconds(1));
  }

  @Test
  void whoTalksIsTold() {
    talkMuted();
    assertEquals(NOTE, here.state().local().note());
  }

  @Test
  void whoIsSilentIsNot() {
    here.connected();
    mute(true);
    hear(0.0005, Duration.ofSeconds(20));
    assertEquals("", here.state().local().note());
  }

  @Test
  void theNoteGoesWithTheMute() {
    talkMuted();
    mute(false);
    assertEquals("", here.state().local().note());
  }

  @Test
  void whoIsHeardIsNotListenedTo() {
    here.connected();
    hear(0.1, Duration.ofSeconds(20));
    assertEquals(0, connection().looks);
    mute(true);
    hear(0.0005, Duration.ofSeconds(2));
    mute(false);
    int looks = connection().looks;
    hear(0.1, Duration.ofSeconds(20));
    assertEquals(looks, connection().looks);
  }

  @Test
  void beforeMediaFlowsNobodyListens() {
    here.withAnn();
    here.peer.connect("ann");
    mute(true);
    here.loop.advance(Duration.ofSeconds(5));
    assertEquals(0, connection().looks);
  }

  @Test
  void afterTheCallNobodyListens() {
    talkMuted();
    FakeConnection ended = connection();
    here.message("ann", new PeerMessage.Close());
    int looks = ended.looks;
    here.loop.advance(Duration.ofSeconds(20));
    assertEquals(looks, ended.looks);
    assertEquals("", here.state().local().note());
  }
}
