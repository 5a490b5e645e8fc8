package dev.parley.media.screen;

import dev.parley.Closing;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.data.pointer.Pointer;
import dev.parley.data.pointer.PointerMark;
import dev.parley.data.pointer.PointerState;
import dev.parley.media.TestMedia;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How long it takes from a move of the viewer's pointer to the pixel on the sharer's desktop: two
 * clients in a call on this machine, and an X display in memory.
 */
public final class PointerDelay implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int SIDE = 16;
  private static final int BLUE = 0x0000ff;

  private final TestServer server = new TestServer();
  private final TestDisplay display = TestDisplay.start();
  private final ScreenMark mark = new ScreenMark(display::connect, System::nanoTime);
  private final Person viewer = new Person("viewer", server.port, 440);
  private final Person sharer = new Person("sharer", server.port, 660);
  private final Pointer pointing = new Pointer(TestMedia.loop(), PointerMark.NONE, this::viewer);
  private final Pointer pointed = new Pointer(TestMedia.loop(), new Desk(), now -> {});
  private volatile boolean allowed;

  /** A call in which the viewer may point. */
  public PointerDelay() throws Exception {
    viewer.features.add(pointing);
    sharer.features.add(pointed);
    viewer.peer.join();
    sharer.peer.join();
    TestMedia.await("the sharer is there", LIMIT, () -> viewer.sees("sharer"));
    TestMedia.await("the viewer is there", LIMIT, () -> sharer.sees("viewer"));
    viewer.peer.connect("sharer");
    TestMedia.await("an offer", LIMIT, () -> !sharer.state.offers().isEmpty());
    sharer.peer.accept("viewer");
    TestMedia.await("a call", LIMIT, () -> viewer.state.phase() == Phase.CONNECTED);
    TestMedia.loop().post(() -> pointed.sharing("screen"));
    TestMedia.await("the viewer may point", LIMIT, () -> allowed);
  }

  private void viewer(PointerState now) {
    allowed = now.canPoint();
  }

  /** Shows a blue square. */
  private final class Desk implements PointerMark {
    private final ScreenMarkPicture picture;

    Desk() {
      int[] argb = new int[SIDE * SIDE];
      Arrays.fill(argb, 0xff000000 | BLUE);
      picture = new ScreenMarkPicture(SIDE, SIDE, SIDE / 2, SIDE / 2, argb);
    }

    @Override
    public boolean isPossible() {
      return true;
    }

    @Override
    public void show(String peerId, String name, String screen, double x, double y) {
      mark.show(screen, picture, x, y);
    }

    @Override
    public void hide(String peerId) {
      mark.hide();
    }
  }

  /** In milliseconds, of so many moves, in their order. */
  public List<Double> measure(int moves) throws Exception {
    List<Double> delays = new ArrayList<>();
    for (int move = 0; move < moves; move++) {
      int x = 100 + move * 211 % 1000;
      int y = 100 + move * 137 % 600;
      String place = "region:" + (x - SIDE) + "," + (y - SIDE) + "," + 2 * SIDE + "x" + 2 * SIDE;
      try (ScreenView view = display.view(place)) {
        long began = System.nanoTime();
        pointing.point(x / (TestDisplay.WIDTH - 1.0), y / (TestDisplay.HEIGHT - 1.0));
        while (!isThere(view) && System.nanoTime() - began < LIMIT.toNanos()) {
          Thread.onSpinWait();
        }
        delays.add((System.nanoTime() - began) / (double) TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
    return delays;
  }

  private static boolean isThere(ScreenView view) throws Exception {
    return view.take() && (view.pixels().getInt((SIDE * 2 * SIDE + SIDE) * 4) & 0xffffff) == BLUE;
  }

  @Override
  public void close() {
    Closing.all(viewer, sharer, mark, display, server);
  }
}
