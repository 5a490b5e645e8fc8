package dev.parley;

import com.sun.management.ThreadMXBean;
import dev.parley.view.WindowProbe;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Parley as it is, and beside it a thread that is told on standard input what to look at. {@link
 * WatchedParley} is the other end of it. It runs within Parley's module and needs nothing of the
 * tests' libraries, so that the image's own Java runs it.
 */
final class Watched {
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Map<Long, Long> allocated = new HashMap<>();

  private Watched() {}

  /** Takes Parley's arguments. */
  public static void main(String[] arguments) {
    Thread watcher = new Thread(() -> new Watched().watch(), "watcher");
    watcher.setDaemon(true);
    watcher.start();
    Main.main(arguments);
  }

  private void watch() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "fill" ->
              WindowProbe.fill(Double.parseDouble(words[1]), Double.parseDouble(words[2]));
          case "front", "back" -> WindowProbe.stack(words[0].equals("front"));
          default -> {}
        }
        System.out.println(words[0] + " done " + look());
      }
      Runtime.getRuntime().halt(0);
    } catch (Exception failure) {
      failure.printStackTrace();
      Runtime.getRuntime().halt(1);
    }
  }

  /** Pictures shown, and bytes that all threads but this one have allocated in Java's heap. */
  private String look() throws Exception {
    long own = Thread.currentThread().getId();
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    for (int i = 0; i < ids.length; i++) {
      if (ids[i] != own && bytes[i] > 0) {
        allocated.put(ids[i], bytes[i]);
      }
    }
    long sum = allocated.values().stream().mapToLong(Long::longValue).sum();
    return WindowProbe.shown() + " " + sum;
  }
}
