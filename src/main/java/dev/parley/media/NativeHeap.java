package dev.parley.media;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Returns freed native memory to the system after a call.
 *
 * <p>glibc keeps what is freed in arenas, one for each thread that allocated, and each call brings
 * new threads with pictures of 1.4 MB: twenty calls of two sides in one process ended at 780 MB
 * resident without this, though next to nothing of it was in use (measured). The JVM has a command
 * for it since 17.0.9, where there is a glibc; elsewhere there is no need.
 */
final class NativeHeap {
  private static final Logger LOG = LoggerFactory.getLogger(NativeHeap.class);

  private NativeHeap() {}

  /** Takes a few milliseconds; any thread. */
  static void trim() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "systemTrimNativeHeap",
              null,
              null);
    } catch (JMException notHere) {
      LOG.debug("freed memory stays with the process: {}", notHere.toString());
    }
  }
}
