package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.media.TestMedia;
import dev.parley.media.test.TestCardReader;
import dev.parley.peer.Phase;
import dev.parley.socket.JitteryLink;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A call between Ann at Parley and a web peer in a real browser, over a server of its own. Ann
 * sends the test card and a tone, the browser its own camera and another tone.
 */
final class BrowserCall implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(60);

  /** What two conversions, 4:2:0 and VP8 at a video call's rate do to the middle of a patch. */
  static final int COLOUR_TOLERANCE = 30;

  /** The ground of the page's screen. */
  static final int SCREEN = 0xd02020;

  /** A browser codes a canvas by BT.709; what reads it here takes it for BT.601. */
  private static final int SCREEN_TOLERANCE = 50;

  static final int SCREEN_WIDTH = 960;
  static final int CAMERA_WIDTH = 640;

  private static final int ANNS_TONE = 523;
  private static final int PAGES_TONE = 660;

  /** Pictures of a camera at 30 a second, that is a third of a second. */
  private static final int SOME_PICTURES = 10;

  private final PageServer pages = new PageServer();
  private final TestServer server = new TestServer(pages.origin());
  final Person ann;
  final WebPeer web;

  private BrowserCall(boolean talks, Duration delay) {
    TextSocket.Opener sockets =
        WssSocket.opener(TestMedia.loop(), URI.create("ws://127.0.0.1:" + server.port));
    ann =
        new Person(
            "ann",
            delay.isZero()
                ? sockets
                : new JitteryLink(TestMedia.loop(), sockets, delay, new Random(1)),
            ANNS_TONE);
    web = new WebPeer(pages, "newer", server.port, PAGES_TONE, talks);
  }

  /** Who offers the call, and so is the polite side. */
  enum Caller {
    PARLEY,
    BROWSER
  }

  /** A call in which each sees and hears the other. */
  static BrowserCall by(Caller caller) {
    return new BrowserCall(true, Duration.ZERO).connected(caller);
  }

  /** The same, with messages of the server that take as long as that, at most. */
  static BrowserCall by(Caller caller, Duration delay) {
    return new BrowserCall(true, delay).connected(caller);
  }

  /** The same with a page that knows nothing of the side channel. */
  static BrowserCall withoutTalkBy(Caller caller) {
    return new BrowserCall(false, Duration.ZERO).connected(caller);
  }

  private BrowserCall connected(Caller caller) {
    try {
      ann.peer.join();
      TestMedia.await("online", LIMIT, ann::isOnline);
      web.awaitStatus("ann", "available");
      TestMedia.await("the browser is seen", LIMIT, () -> ann.seesFree(WebPeer.ID));
      if (caller == Caller.PARLEY) {
        ann.peer.connect(WebPeer.ID);
        web.awaitOffer("ann");
        web.accept("ann");
      } else {
        web.call("ann");
        TestMedia.await("the offer", LIMIT, () -> !ann.state.offers().isEmpty());
        ann.peer.accept(WebPeer.ID);
      }
      web.awaitState("connected");
      TestMedia.await("connected", LIMIT, () -> ann.state.phase() == Phase.CONNECTED);
      mediaBothWays();
      return this;
    } catch (Throwable inVain) {
      Closing.after(inVain, this);
      throw inVain;
    }
  }

  /** Camera and microphone to and fro. */
  void mediaBothWays() {
    pageSeesAndHearsAnn();
    annSeesCamera();
    annHears();
  }

  void pageSeesAndHearsAnn() {
    web.awaitTestCard(COLOUR_TOLERANCE);
    web.awaitTone(ANNS_TONE);
  }

  void pageHearsAnn() {
    web.awaitTone(ANNS_TONE);
  }

  void annHears() {
    annNotices("the page's tone", () -> ann.hears(PAGES_TONE) && ann.meter.level() > 0.05);
  }

  /** The browser's camera: a clock and a pie that turns. */
  void annSeesCamera() {
    annNotices("the page's camera", () -> ann.width == CAMERA_WIDTH);
    int moves = ann.motion.moves();
    annNotices("it moves", () -> ann.motion.moves() > moves);
  }

  void annSeesScreen() {
    annNotices(
        "the page's screen",
        () ->
            ann.width == SCREEN_WIDTH
                && TestCardReader.difference(ann.colour, SCREEN) <= SCREEN_TOLERANCE);
    int moves = ann.motion.moves();
    annNotices("it moves", () -> ann.motion.moves() > moves);
  }

  void picturesComeToAnn() {
    long before = ann.pictures.get();
    annNotices("pictures", () -> ann.pictures.get() >= before + SOME_PICTURES);
  }

  /** A second passes without a picture. */
  void noPicturesComeToAnn() {
    AtomicLong last = new AtomicLong(-1);
    AtomicInteger looks = new AtomicInteger();
    annNotices(
        "no pictures",
        () -> {
          long now = ann.pictures.get();
          looks.set(last.getAndSet(now) == now ? looks.get() + 1 : 0);
          return looks.get() >= 50; // of 20 ms each
        });
  }

  /** Ann is shown that the peer sends that. */
  void annIsTold(boolean microphone, PictureKind picture) {
    MediaState sent = new MediaState(microphone, picture);
    annNotices(sent.toString(), () -> ann.state.front().orElseThrow().media().peer().equals(sent));
  }

  /** Both have new ICE credentials, have agreed, and the path bears. */
  void awaitRestart(List<String> ufragsBefore) {
    web.awaitFresh(ufragsBefore);
    annNotices("connected", () -> ann.state.phase() == Phase.CONNECTED);
    web.awaitState("connected");
  }

  /** Waits, and tells what the page has found if it is in vain. */
  void annNotices(String what, Callable<Boolean> condition) {
    try {
      TestMedia.await(what, LIMIT, condition);
    } catch (AssertionError inVain) {
      String picture = "%d wide, %06x".formatted(ann.width, ann.colour);
      throw new AssertionError(picture + "\n" + ann.state + "\n" + web.found(), inVain);
    }
  }

  /** The one call of the beginning is still there, and nothing went wrong in it. */
  void isTheSameCall() {
    assertEquals(Phase.CONNECTED, ann.state.phase());
    assertEquals(1, ann.connections);
    assertEquals(List.of(), ann.ends);
    assertEquals("", ann.state.local().note());
    assertTrue(web.found().path("strange").isEmpty(), () -> web.found().toString());
    assertTrue(web.found().path("errors").isEmpty(), () -> web.found().toString());
  }

  @Override
  public void close() {
    Closing.all(
        web,
        ann,
        server,
        () -> TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0));
  }
}
