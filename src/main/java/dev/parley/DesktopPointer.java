package dev.parley;

import dev.parley.data.pointer.PointerMark;
import dev.parley.loop.Loop;
import dev.parley.media.screen.ScreenMark;
import dev.parley.media.screen.ScreenMarkPicture;
import dev.parley.view.pointer.PointerPicture;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Shows where a peer points with the picture that the window paints of it. On the loop. */
final class DesktopPointer implements PointerMark {
  private final Loop loop;
  private final Function<String, CompletableFuture<PointerPicture>> painter;
  private final ScreenMark mark = new ScreenMark();
  private final boolean possible = ScreenMark.isPossible();

  /** Whose picture it is; null before the first. */
  private String owner;

  /** Null while it is being painted. */
  private ScreenMarkPicture picture;

  /** Shows the newest place; nothing while it is hidden. */
  private Runnable show = () -> {};

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
  public void show(String name, String screen, double x, double y) {
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
      show.run();
    }
  }

  @Override
  public void hide() {
    show = () -> {};
    mark.hide();
  }
}
