package dev.parley;

import dev.parley.data.pointer.PointerMark;
import dev.parley.loop.Loop;
import dev.parley.media.screen.ScreenMark;
import dev.parley.media.screen.ScreenMarkPicture;
import dev.parley.view.pointer.PointerPicture;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Shows where each peer points with the picture that the window paints of it. On the loop. */
final class DesktopPointer implements PointerMark {
  /** Those that were used last; more do not point in one call. */
  private static final int MOST = 8;

  private final Loop loop;
  private final Function<String, CompletableFuture<PointerPicture>> painter;
  private final Map<String, Mark> marks = new HashMap<>();
  private final boolean possible = ScreenMark.isPossible();

  /**
   * @param painter of a pointer with a name; completes on any thread
   */
  DesktopPointer(Loop loop, Function<String, CompletableFuture<PointerPicture>> painter) {
    this.loop = loop;
    this.painter = painter;
  }

  @Override
  public boolean isPossible() {
    return possible;
  }

  @Override
  public void show(String peerId, String name, String screen, double x, double y) {
    if (marks.size() >= MOST && !marks.containsKey(peerId)) {
      marks.values().removeIf(Mark::isClosed);
    }
    if (marks.size() < MOST || marks.containsKey(peerId)) {
      marks.computeIfAbsent(peerId, id -> new Mark()).show(name, screen, x, y);
    }
  }

  @Override
  public void hide(String peerId) {
    Mark mark = marks.get(peerId);
    if (mark != null) {
      mark.hide();
    }
  }

  /** That of one peer. */
  private final class Mark {
    private final ScreenMark mark = new ScreenMark();

    /** Whose picture it is; null before the first. */
    private String owner;

    /** Null while it is being painted. */
    private ScreenMarkPicture picture;

    /** Shows the newest place; null while it is hidden. */
    private Runnable show;

    void show(String name, String screen, double x, double y) {
      show = () -> mark.show(screen, picture, x, y);
      if (!name.equals(owner)) {
        owner = name;
        picture = null;
        painter.apply(name).thenAcceptAsync(painted -> painted(name, painted), loop::post);
      } else if (picture != null) {
        show.run();
      }
    }

    private void painted(String name, PointerPicture painted) {
      if (name.equals(owner)) {
        picture =
            new ScreenMarkPicture(
                painted.width(), painted.height(), painted.hotX(), painted.hotY(), painted.argb());
        if (show != null) {
          show.run();
        }
      }
    }

    void hide() {
      show = null;
      mark.hide();
    }

    /** Closes it if it is hidden. */
    boolean isClosed() {
      if (show == null) {
        mark.close();
      }
      return show == null;
    }
  }
}
