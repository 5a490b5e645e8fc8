package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.PictureKind;
import dev.parley.media.TestMedia;
import dev.parley.media.screen.TestDisplay;
import dev.parley.media.screen.TestWindow;
import dev.parley.media.test.TestCardReader;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A client under an X server of its own shows its desktop to another in a call. */
@Tag("desktop")
class ScreenCallTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ORANGE = 0xffa500;
  private static final int TOLERANCE = 24;

  private TestServer server;
  private TestDisplay display;
  private TestWindow window;
  private Person bob;
  private RemoteClientProcess ann;

  @BeforeEach
  void anOrangeWindowAndACall() throws Exception {
    server = new TestServer();
    display = TestDisplay.start();
    window = display.window(ORANGE, 400, 200, 500, 400);
    window.point(1200, 700); // it stands in the middle at first
    bob = new Person("bob", server.port, 660);
    bob.peer.join();
    ann =
        new RemoteClientProcess(
            List.of(), Map.of("DISPLAY", display.name()), "ws://127.0.0.1:" + server.port, "ann");
    TestMedia.await("ann is there", LIMIT, () -> bob.sees("ann"));
    bob.peer.connect("ann");
    ann.await("offer.*bob", LIMIT);
    ann.tell("accept bob");
    TestMedia.await("a call", LIMIT, () -> bob.state.phase() == Phase.CONNECTED);
  }

  @AfterEach
  void end() {
    Closing.all(ann, bob, window, display, server);
  }

  @Test
  void fiveTimesTheScreenAndBackToTheCameraInOneConnection() {
    for (int time = 1; time <= 5; time++) {
      ann.tell("share screen");
      TestMedia.await(
          "orange for the " + time + ". time",
          LIMIT,
          () -> TestCardReader.difference(bob.middle.get(), ORANGE) <= TOLERANCE);
      TestMedia.await("the word for it", LIMIT, () -> peersPicture() == PictureKind.SCREEN);

      ann.tell("share");
      long last = bob.number.get();
      TestMedia.await("the card goes on", LIMIT, () -> bob.number.get() != last);
      TestMedia.await("the word for it", LIMIT, () -> peersPicture() == PictureKind.CAMERA);
    }
    assertEquals(1, bob.connections);
    assertEquals(Phase.CONNECTED, bob.state.phase());
  }

  @Test
  void aWindowThatIsClosedEndsTheShareAndTheCameraComesBack() {
    ann.tell("share " + window.id());
    TestMedia.await(
        "orange", LIMIT, () -> TestCardReader.difference(bob.middle.get(), ORANGE) <= TOLERANCE);
    long last = bob.number.get();

    window.close();

    ann.await("note", LIMIT);
    TestMedia.await("the card", LIMIT, () -> bob.number.get() != last);
    assertEquals(Phase.CONNECTED, bob.state.phase());
  }

  private PictureKind peersPicture() {
    return bob.state.front().orElseThrow().media().peer().picture();
  }
}
