package dev.parley.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Measures what this process has used so far, as the system accounts for it. */
final class ProcessFigures {
  private ProcessFigures() {}

  /** User and system time of all threads. */
  static OptionalDouble cpuSeconds() {
    if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        && system.getProcessCpuTime() >= 0) {
      return OptionalDouble.of((double) system.getProcessCpuTime() / TimeUnit.SECONDS.toNanos(1));
    }
    return OptionalDouble.empty();
  }

  /** The resident set at its largest; known on Linux only (VmHWM, proc(5)). */
  static OptionalLong peakRssMiB() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException noProc) {
      return OptionalLong.empty();
    }
  }
}
