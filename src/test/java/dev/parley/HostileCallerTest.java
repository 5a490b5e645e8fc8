package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.DataChannel;
import dev.parley.connection.Statistics;
import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Ann answers a call, and the caller sends what no honest one does. */
@Tag("media")
class HostileCallerTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final TestServer server = new TestServer();
  private Person ann;
  private HostileCaller caller;

  @BeforeEach
  void annIsOnline() {
    System.setProperty("hostile.size", "4200x2400");
    ann = new Person("ann", server.port, 440);
    ann.peer.join();
    TestMedia.await("ann is online", LIMIT, ann::isOnline); // an offer before that reaches nobody
  }

  @AfterEach
  void allLeave() {
    System.clearProperty("hostile.size");
    Closing.all(
        caller == null ? null : () -> caller.hangUp("ann"),
        caller == null ? null : () -> TestMedia.on(() -> caller.client.leave()),
        ann,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  private void isCalled(HostileCaller.Plan plan) {
    URI url = URI.create("ws://127.0.0.1:" + server.port);
    caller = new HostileCaller(TestMedia.loop(), "mallory", url, "room", "secret", plan);
    TestMedia.end("mallory is online", caller.online());
    caller.call("ann");
    TestMedia.await("the offer", LIMIT, () -> !ann.state.offers().isEmpty());
    ann.peer.accept("mallory");
  }

  @Test
  void aDescriptionOfTooManySectionsEndsTheCallWithASentence() {
    isCalled(HostileCaller.Plan.SECTIONS);
    TestMedia.await("the end", LIMIT, () -> !ann.ends.isEmpty());
    assertEquals(List.of(EndReason.CONNECTION_FAILED), ann.ends);
    String notice = TestMedia.on(() -> ann.state.notice());
    assertTrue(notice.contains("too much data"), notice);
  }

  @Test
  void aPictureThatIsTooLargeIsNotShownAndTheCallGoesOn() {
    isCalled(HostileCaller.Plan.PICTURE);
    TestMedia.await("a note", LIMIT, () -> !ann.state.local().note().isEmpty());
    String note = TestMedia.on(() -> ann.state.local().note());
    assertTrue(note.contains("too large to show (4200 × 2400)"), note);
    int sent = caller.sent.get();
    TestMedia.await("more of them", LIMIT, () -> caller.sent.get() > sent + 10);
    assertEquals(Phase.CONNECTED, TestMedia.on(() -> ann.state.phase()));
    assertEquals(0, ann.pictures.get());
    TestMedia.await("an offer", LIMIT, () -> caller.heard.size() > 2);
    long decoded = decodedFrom(0);
    assertEquals(decoded, decodedFrom(caller.sent.get() + 15), "the decoder has stopped");
  }

  @Test
  void aFloodOnEachDataChannelEndsTheChannelsAndNotTheCall() {
    isCalled(HostileCaller.Plan.MESSAGES);
    TestMedia.await(
        "the channels' end", LIMIT, () -> caller.closed.get() == DataChannel.values().length + 1);
    assertEquals(Phase.CONNECTED, TestMedia.on(() -> ann.state.phase()));
  }

  /** How many pictures were decoded, once so many were sent and counted. */
  private long decodedFrom(int sent) {
    TestMedia.await("pictures", LIMIT, () -> caller.sent.get() > sent);
    Statistics before = TestMedia.on(() -> ann.statistics);
    TestMedia.await("figures", LIMIT, () -> ann.statistics != null && ann.statistics != before);
    return TestMedia.on(() -> ann.statistics.videoReceived().frames());
  }
}
