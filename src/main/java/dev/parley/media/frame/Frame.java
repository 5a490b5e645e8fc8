package dev.parley.media.frame;

import dev.onvoid.webrtc.media.FourCC;
import dev.onvoid.webrtc.media.video.VideoBufferConverter;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoFrameBuffer;
import java.nio.ByteBuffer;

/**
 * Represents one video frame, I420 in native memory, reference-counted: nobody reads it after its
 * last release.
 */
public final class Frame {
  private final VideoFrame frame;

  public Frame(VideoFrame frame) {
    this.frame = frame;
  }

  /** Columns as stored, before {@link #rotation}. */
  public int width() {
    return frame.buffer.getWidth();
  }

  /** Rows as stored, before {@link #rotation}. */
  public int height() {
    return frame.buffer.getHeight();
  }

  /** Degrees clockwise by which to turn the picture for showing: 0, 90, 180 or 270. */
  public int rotation() {
    return frame.rotation;
  }

  /** Keeps the picture beyond the call that brought it. */
  public void retain() {
    frame.retain();
  }

  /** Gives back one {@link #retain}. */
  public void release() {
    frame.release();
  }

  /**
   * Converts a part of the picture, scaled, into 32-bit pixels of the bytes B, G, R, A (JavaFX:
   * INT_ARGB_PRE on a little-endian machine).
   *
   * @param crop the part, in stored columns and rows; x and y even
   * @param target direct, at least {@code width * height * 4} bytes
   */
  public void toArgb(Crop crop, int width, int height, ByteBuffer target) {
    boolean whole =
        crop.equals(new Crop(0, 0, width(), height())) && width == width() && height == height();
    boolean scaled = width != crop.width() || height != crop.height();
    VideoFrameBuffer part =
        whole
            ? frame.buffer
            : frame.buffer.cropAndScale(
                crop.x(), crop.y(), crop.width(), crop.height(), width, height);
    try {
      VideoBufferConverter.convertFromI420(part, target, FourCC.ARGB);
    } catch (Exception e) {
      throw new IllegalStateException("cannot convert a picture", e);
    } finally {
      if (scaled) {
        part.release(); // an unscaled part is a view on the frame's own memory: not ours to release
      }
    }
  }

  /** A part of a picture, in stored columns and rows. */
  public record Crop(int x, int y, int width, int height) {}

  public VideoFrame video() {
    return frame;
  }
}
