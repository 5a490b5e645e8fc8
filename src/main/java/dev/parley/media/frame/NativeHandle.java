package dev.parley.media.frame;

import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import java.lang.reflect.Field;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up the count of a native object that webrtc-java takes and never gives up itself: that of a
 * connection, which its close() leaves in memory, of what {@code addTrack} returns, and of a
 * microphone's source.
 *
 * <p>The object is gone with its last count, and using a Java object of it or of its parts
 * afterwards ends the process. So this is for an owner that has all of them.
 */
public final class NativeHandle {
  private static final Logger LOG = LoggerFactory.getLogger(NativeHandle.class);

  /** Where the library keeps the pointer; null where that may not be read. */
  private static final Field POINTER = pointer();

  private static final int SMALLEST = 2;

  private final long pointer;

  private NativeHandle(long pointer) {
    this.pointer = pointer;
  }

  private static Field pointer() {
    try {
      Field field =
          Class.forName("dev.onvoid.webrtc.internal.NativeObject").getDeclaredField("nativeHandle");
      field.setAccessible(true);
      return field;
    } catch (ReflectiveOperationException | RuntimeException closed) {
      LOG.info("calls leave memory behind: {}", closed.toString());
      return null;
    }
  }

  /**
   * Remembers where the object is, before the library forgets it.
   *
   * @param counted a Java object of webrtc-java whose native one is counted
   */
  public static NativeHandle of(Object counted) {
    try {
      return new NativeHandle(POINTER == null ? 0 : POINTER.getLong(counted));
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Gives up one count. Blocks while the library frees the object.
   *
   * @return whether it was the last, and the object is gone; false where nothing could be done
   */
  public boolean release() {
    if (pointer == 0) {
      return false;
    }
    // Its release() is the library's only one that takes any counted object.
    NativeI420Buffer lent = NativeI420Buffer.allocate(SMALLEST, SMALLEST);
    try {
      long own = POINTER.getLong(lent);
      POINTER.setLong(lent, pointer);
      try {
        lent.release();
        return POINTER.getLong(lent) == 0;
      } finally {
        POINTER.setLong(lent, own);
        lent.release();
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
