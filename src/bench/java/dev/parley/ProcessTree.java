package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process and all below it use, as Linux accounts for it (proc(5)). */
final class ProcessTree {
  /** USER_HZ. */
  private static final double TICKS = 100;

  private final ProcessHandle root;

  ProcessTree(ProcessHandle root) {
    this.root = root;
  }

  /** User and system time of those that live, and of those that they have waited for. */
  double cpuSeconds() {
    return all()
        .map(id -> read(id, "stat"))
        .filter(stat -> !stat.isEmpty())
        // behind the program's name in brackets, which may hold a blank
        .map(stat -> stat.get(0).substring(stat.get(0).lastIndexOf(')') + 2).split(" "))
        .mapToDouble(fields -> ticks(fields) / TICKS)
        .sum();
  }

  /** From the fields after the name: utime, stime, cutime, cstime. */
  private static double ticks(String[] fields) {
    return Stream.of(11, 12, 13, 14).mapToLong(field -> Long.parseLong(fields[field])).sum();
  }

  /** Resident memory in MiB; what they share is counted for each. */
  double residentMib() {
    return mib("status", "VmRSS:");
  }

  /** The same with what is shared divided by those who share it. */
  double proportionalMib() {
    return mib("smaps_rollup", "Pss:");
  }

  private double mib(String file, String field) {
    return all()
            .flatMap(id -> read(id, file).stream())
            .filter(line -> line.startsWith(field))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024.0;
  }

  private Stream<Long> all() {
    return Stream.concat(Stream.of(root), root.descendants()).map(ProcessHandle::pid);
  }

  private static List<String> read(long id, String file) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(id), file));
    } catch (NoSuchFileException ended) {
      return List.of();
    } catch (IOException ended) {
      if (String.valueOf(ended.getMessage()).contains("No such process")) {
        return List.of();
      }
      throw new UncheckedIOException(ended);
    }
  }
}
