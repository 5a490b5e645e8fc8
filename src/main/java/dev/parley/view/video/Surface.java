package dev.parley.view.video;

import dev.parley.media.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Holds pixels in native memory that JavaFX shows without copying. JavaFX thread. */
final class Surface {
  private ByteBuffer memory;
  private PixelBuffer<IntBuffer> pixels;
  private WritableImage image;

  /** Converts the picture into these pixels. The image changes when the size does. */
  Image draw(Frame frame, VideoFit videoFit, Rounding rounding) {
    resize(videoFit.width(), videoFit.height());
    pixels.updateBuffer(
        buffer -> {
          frame.toArgb(videoFit.crop(), videoFit.width(), videoFit.height(), memory);
          rounding.apply(buffer.getBuffer(), videoFit.width(), videoFit.height());
          return null; // all of it is new
        });
    return image;
  }

  private void resize(int width, int height) {
    if (image != null && pixels.getWidth() == width && pixels.getHeight() == height) {
      return;
    }
    int bytes = width * height * 4;
    if (memory == null || memory.capacity() < bytes) {
      memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    // INT_ARGB_PRE: a bulk copy in the software pipeline, where bytes would be converted again.
    pixels =
        new PixelBuffer<>(width, height, memory.asIntBuffer(), PixelFormat.getIntArgbPreInstance());
    image = new WritableImage(pixels);
  }
}
