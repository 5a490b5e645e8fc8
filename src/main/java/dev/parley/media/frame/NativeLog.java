package dev.parley.media.frame;

import dev.onvoid.webrtc.logging.Logging;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes libwebrtc's own log to the logger {@code webrtc}: its warnings at info, its information at
 * debug if that is enabled from the start. It speaks on any of its threads under a lock of its own,
 * so that each line is only put in a queue; what does not fit there is counted.
 */
final class NativeLog {
  private static final Logger LOG = LoggerFactory.getLogger("webrtc");

  private static final int QUEUE = 1024;

  private final BlockingQueue<Said> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicLong lost = new AtomicLong();

  private record Said(boolean warning, String message) {}

  private NativeLog() {}

  /** Begins for good: a sink of the library cannot be taken back. Once in a process. */
  static void begin() {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    NativeLog log = new NativeLog();
    Thread writer = new Thread(log::write, "parley-native-log");
    writer.setDaemon(true);
    writer.start();
    Logging.addLogSink(
        LOG.isDebugEnabled() ? Logging.Severity.INFO : Logging.Severity.WARNING, log::hear);
  }

  /** On a native thread: an exception here would end the process, and a line logged hang it. */
  private void hear(Logging.Severity severity, String message) {
    try {
      if (!queue.offer(new Said(severity != Logging.Severity.INFO, message))) {
        lost.incrementAndGet();
      }
    } catch (Throwable dropped) {
      lost.incrementAndGet();
    }
  }

  private void write() {
    try {
      while (true) {
        Said said = queue.take();
        NativeLine line = NativeLine.of(said.message());
        // The place and not a pattern: each has a ration of its own in the log file.
        String pattern = line.place() + ": {}";
        if (said.warning()) {
          LOG.info(pattern, line.text());
        } else {
          LOG.debug(pattern, line.text());
        }
        long missing = lost.getAndSet(0);
        if (missing > 0) {
          LOG.info("dropped {} lines that came too fast", missing);
        }
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }
}
