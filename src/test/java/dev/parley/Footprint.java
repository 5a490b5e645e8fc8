package dev.parley;

import dev.parley.media.TestMedia;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What this process holds between two calls, on Linux.
 *
 * @param calls made so far
 * @param heap bytes of Java's heap in use after a collection
 * @param residentKb VmRSS of proc(5), after freed native memory was given back
 */
record Footprint(int calls, int threads, int descriptors, long heap, long residentKb) {
  /** Threads of workers and of libwebrtc end a moment after a call; so often it is looked. */
  private static final int LOOKS = 10;

  private static final long LOOK_MS = 50;

  /** Waits for half a second, and collects garbage. */
  static Footprint after(int calls) {
    long start = ProcessLines.now();
    int threads = Integer.MAX_VALUE;
    for (int look = 1; look <= LOOKS; look++) {
      Pause.until(start + look * LOOK_MS);
      threads = Math.min(threads, (int) figure("Threads:"));
    }
    ManagementFactory.getMemoryMXBean().gc();
    ManagementFactory.getMemoryMXBean().gc();
    TestMedia.trim();
    return new Footprint(
        calls,
        threads,
        new File("/proc/self/fd").list().length,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
        figure("VmRSS:"));
  }

  private static long figure(String name) {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElseThrow();
    } catch (IOException noProc) {
      throw new UncheckedIOException(noProc);
    }
  }

  /** For {@link #read}. */
  String line() {
    return calls + " " + threads + " " + descriptors + " " + heap + " " + residentKb;
  }

  static Footprint read(String line) {
    long[] figures = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    return new Footprint(
        (int) figures[0], (int) figures[1], (int) figures[2], figures[3], figures[4]);
  }
}
