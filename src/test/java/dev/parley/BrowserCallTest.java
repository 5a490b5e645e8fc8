package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.media.TestMedia;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parley and a web peer in a real browser call each other, in both dialects, both ways. */
@Tag("media")
class BrowserCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  /** What two conversions, 4:2:0 and VP8 at a video call's rate do to the middle of a patch. */
  private static final int COLOUR_TOLERANCE = 30;

  private static final int TONE = 523;

  private PageServer pages;
  private TestServer server;
  private int port;
  private Person ann;
  private WebPeer web;

  @BeforeEach
  void annIsInTheChannel() {
    pages = new PageServer();
    server = new TestServer(pages.origin());
    port = server.port;
    ann = new Person("ann", port, TONE);
    ann.peer.join();
    TestMedia.await("online", LIMIT, ann::isOnline);
  }

  @AfterEach
  void everythingIsGone() {
    Closing.all(
        web,
        ann,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }

  static Stream<Arguments> dialectsAndWhoCloses() {
    return Stream.of("newer", "older")
        .flatMap(dialect -> Stream.of(Arguments.of(dialect, true), Arguments.of(dialect, false)));
  }

  @ParameterizedTest(name = "in the {0} dialect, Parley closes: {1}")
  @MethodSource("dialectsAndWhoCloses")
  void parleyCallsTheBrowser(String dialect, boolean parleyCloses) {
    bothSeeEachOther(dialect);
    ann.peer.connect(WebPeer.ID);
    web.awaitOffer("ann");
    web.awaitStatus("ann", "unavailable");
    web.accept("ann");
    eachSeesAndHearsTheOther();
    close(parleyCloses);
  }

  @ParameterizedTest(name = "in the {0} dialect, Parley closes: {1}")
  @MethodSource("dialectsAndWhoCloses")
  void theBrowserCallsParley(String dialect, boolean parleyCloses) {
    bothSeeEachOther(dialect);
    web.call("ann");
    TestMedia.await("the offer", LIMIT, () -> !ann.state.offers().isEmpty());
    ann.peer.accept(WebPeer.ID);
    eachSeesAndHearsTheOther();
    close(parleyCloses);
  }

  @ParameterizedTest
  @ValueSource(strings = {"newer", "older"})
  void anOfferIsDeclined(String dialect) {
    bothSeeEachOther(dialect);
    ann.peer.connect(WebPeer.ID);
    web.awaitOffer("ann");
    ann.peer.close();
    web.awaitStatus("ann", "available");
    web.call("ann");
    TestMedia.await("the offer", LIMIT, () -> !ann.state.offers().isEmpty());
    web.hangUp();
    TestMedia.await("the offer is rescinded", LIMIT, () -> ann.state.offers().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"newer", "older"})
  void whoLeavesIsSeenToLeave(String dialect) {
    bothSeeEachOther(dialect);
    web.leave();
    TestMedia.await("the browser has left", LIMIT, () -> !ann.sees(WebPeer.ID));
    TestMedia.end("ann left", ann.peer.leave());
    web.await("ann has left", found -> found.path("peers").isEmpty());
  }

  private void bothSeeEachOther(String dialect) {
    web = new WebPeer(pages, dialect, port);
    web.awaitStatus("ann", "available");
    TestMedia.await("the browser is seen", LIMIT, () -> ann.seesFree(WebPeer.ID));
  }

  private void eachSeesAndHearsTheOther() {
    web.awaitState("connected");
    TestMedia.await("connected", LIMIT, () -> ann.state.phase() == Phase.CONNECTED);
    web.awaitTestCard(COLOUR_TOLERANCE);
    web.awaitTone(TONE);
    TestMedia.await(
        "the browser's camera",
        LIMIT,
        () ->
            ann.statistics != null
                && ann.statistics.videoReceived().width() == 640
                && ann.statistics.videoReceived().height() == 480);
    int moves = ann.motion.moves();
    TestMedia.await("it moves", LIMIT, () -> ann.motion.moves() > moves + 5);
    TestMedia.await("its beep", LIMIT, () -> ann.meter.level() > 0.01);
  }

  private void close(boolean byParley) {
    if (byParley) {
      ann.peer.close();
    } else {
      web.hangUp();
    }
    TestMedia.await("ann is idle", LIMIT, () -> ann.state.phase() == Phase.IDLE);
    web.awaitState("idle");
    assertEquals(List.of(byParley ? EndReason.CLOSED : EndReason.CLOSED_BY_PEER), ann.ends);
    web.awaitStatus("ann", "available");
    TestMedia.await("the browser is free", LIMIT, () -> ann.seesFree(WebPeer.ID));
    nothingWasStrangeToTheBrowser();
  }

  private void nothingWasStrangeToTheBrowser() {
    JsonNode found = web.found();
    assertTrue(found.path("strange").isEmpty(), found::toString);
    assertTrue(found.path("errors").isEmpty(), found::toString);
    // with camera and microphone granted, a browser shows its addresses and not names of mDNS
    assertTrue(!found.path("candidates").isEmpty(), found::toString);
    assertTrue(!found.path("candidates").toString().contains(".local "), found::toString);
  }
}
