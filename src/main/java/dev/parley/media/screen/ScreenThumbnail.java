package dev.parley.media.screen;

import dev.parley.loop.Loop;
import dev.parley.media.frame.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small picture of something that can be shared, for a person to recognise it by.
 *
 * @param pixels rows of ARGB, opaque
 */
public record ScreenThumbnail(int width, int height, int[] pixels) {
  private static final Logger LOG = LoggerFactory.getLogger(ScreenThumbnail.class);

  private static final int MOST_WIDTH = 352;
  private static final int MOST_HEIGHT = 198;
  private static final Duration LIMIT = Duration.ofSeconds(4);

  /** A window that was covered paints itself meanwhile. */
  private static final long PAINTED_NANOS = TimeUnit.MILLISECONDS.toNanos(80);

  /**
   * Looks once. Completes on the loop, never exceptionally, within four seconds; empty where there
   * is nothing to see: a minimised window, or a system whose capture is not Parley's own.
   *
   * @param id as {@link Screen#id} has it; from anywhere, it is checked here
   */
  public static CompletableFuture<Optional<ScreenThumbnail>> take(Loop loop, String id) {
    return loop.offload("take a thumbnail", () -> take(id), LIMIT)
        .exceptionally(
            failure -> {
              LOG.debug("no thumbnail: {}", failure.toString());
              return Optional.empty();
            });
  }

  private static Optional<ScreenThumbnail> take(String id) throws Exception {
    ScreenId what = ScreenId.parse(id);
    return ScreenAccess.isX11() ? take(ScreenAccess.open(), what) : Optional.empty();
  }

  /** Takes the server over. */
  static Optional<ScreenThumbnail> take(ScreenServer server, ScreenId what) throws IOException {
    try (ScreenView view = ScreenView.open(server, what)) {
      if (what.kind() == Screen.Kind.WINDOW) {
        LockSupport.parkNanos(PAINTED_NANOS);
      }
      return view.take() ? Optional.of(of(view.pixels(), view.size())) : Optional.empty();
    } catch (MediaException gone) {
      return Optional.empty();
    }
  }

  /** The average of the pixels that fall into each, from bytes B, G, R and one more. */
  static ScreenThumbnail of(ByteBuffer from, ScreenSize size) {
    double scale =
        Math.min(
            1, Math.min(MOST_WIDTH / (double) size.width(), MOST_HEIGHT / (double) size.height()));
    int width = Math.max(1, (int) (size.width() * scale));
    int height = Math.max(1, (int) (size.height() * scale));
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = average(from, size, x, y, width, height);
      }
    }
    return new ScreenThumbnail(width, height, pixels);
  }

  private static int average(
      ByteBuffer from, ScreenSize size, int x, int y, int width, int height) {
    int left = (int) ((long) x * size.width() / width);
    int right = Math.max(left + 1, (int) ((x + 1L) * size.width() / width));
    int top = (int) ((long) y * size.height() / height);
    int bottom = Math.max(top + 1, (int) ((y + 1L) * size.height() / height));
    long blue = 0;
    long green = 0;
    long red = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        int at = (row * size.width() + column) * 4;
        blue += from.get(at) & 0xff;
        green += from.get(at + 1) & 0xff;
        red += from.get(at + 2) & 0xff;
      }
    }
    long count = (long) (right - left) * (bottom - top);
    return 0xff000000
        | (int) (red / count) << 16
        | (int) (green / count) << 8
        | (int) (blue / count);
  }
}
