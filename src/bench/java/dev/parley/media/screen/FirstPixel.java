package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From the start of the installed program to the first pixel on the screen, as the X server has it,
 * and to the start page: with the archive of classes and without, in turns. See {@code
 * src/scripts/measure/first-pixel}.
 *
 * <p>Arguments: the launcher, how often.
 */
public final class FirstPixel {
  private static final long LIMIT_MS = 30_000;

  private static final long LOOK_NANOS = 20_000_000;

  /** Text and pictures have many shades, a bare ground one or two. */
  private static final int SHADES = 60;

  private final String launcher;
  private final Path settings;

  private FirstPixel(String launcher, Path settings) {
    this.launcher = launcher;
    this.settings = settings;
  }

  private record Times(long pixel, long page) {}

  public static void main(String[] arguments) throws Exception {
    FirstPixel program =
        new FirstPixel(arguments[0], Files.createTempDirectory("parley-first-pixel"));
    List<Times> with = new ArrayList<>();
    List<Times> without = new ArrayList<>();
    program.start("auto"); // makes the settings, and brings the files into memory
    program.start("off");
    for (int run = 0; run < Integer.parseInt(arguments[1]); run++) {
      with.add(program.start("auto"));
      without.add(program.start("off"));
      System.err.print(".");
    }
    System.err.println();
    System.out.printf("%-34s %7s %7s %7s%n", "ms", "median", "least", "most");
    print("first pixel, with the archive", with.stream().map(Times::pixel).toList());
    print("first pixel, without", without.stream().map(Times::pixel).toList());
    print("start page, with the archive", with.stream().map(Times::page).toList());
    print("start page, without", without.stream().map(Times::page).toList());
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < with.size(); i++) {
      ratios.add((double) with.get(i).pixel() / without.get(i).pixel());
    }
    System.out.printf(
        "ratio of the medians %.2f, median of the pairs' ratios %.2f%n",
        (double) median(with.stream().map(Times::pixel).toList())
            / median(without.stream().map(Times::pixel).toList()),
        median(ratios));
    System.exit(0);
  }

  private Times start(String share) throws Exception {
    try (TestDisplay display = TestDisplay.start();
        ScreenView screen = display.view("screen")) {
      ProcessBuilder builder = new ProcessBuilder(launcher, "--media", "test", "--name", "Ann");
      builder.environment().put("DISPLAY", display.name());
      builder.environment().put("XDG_CONFIG_HOME", settings.toString());
      builder.environment().put("XDG_RUNTIME_DIR", settings.toString());
      builder.environment().put("JDK_JAVA_OPTIONS", "-Xshare:" + share);
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(settings.resolve("log").toFile());
      long begin = System.nanoTime();
      Process process = builder.start();
      try {
        long pixel = await(screen, 2, begin);
        return new Times(pixel, await(screen, SHADES, begin));
      } finally {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
    }
  }

  /** Until there are so many colours on the screen; the bare one has one. */
  private static long await(ScreenView screen, int shades, long begin)
      throws IOException, MediaException {
    while (true) {
      boolean taken = screen.take();
      long ms = (System.nanoTime() - begin) / 1_000_000;
      if (taken && hasShades(screen.pixels(), shades)) {
        return ms;
      }
      if (ms > LIMIT_MS) {
        throw new IOException("there is nothing on the screen");
      }
      LockSupport.parkNanos(LOOK_NANOS); // a look takes a processor that the program wants
    }
  }

  /** Each eighth pixel will do. */
  private static boolean hasShades(ByteBuffer pixels, int shades) {
    Set<Integer> seen = new HashSet<>();
    for (int at = 0; at + 4 <= pixels.limit(); at += 32) {
      if (seen.add(pixels.getInt(at) & 0xffffff) && seen.size() >= shades) {
        return true;
      }
    }
    return false;
  }

  private static void print(String what, List<Long> times) {
    System.out.printf(
        "%-34s %7d %7d %7d%n",
        what,
        median(times),
        times.stream().min(Comparator.naturalOrder()).orElseThrow(),
        times.stream().max(Comparator.naturalOrder()).orElseThrow());
  }

  private static <T extends Comparable<T>> T median(List<T> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }
}
