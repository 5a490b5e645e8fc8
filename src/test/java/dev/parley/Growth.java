package dev.parley;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How a process grows over its calls: one footprint every so many of them, printed as a table. */
final class Growth {
  /** Rows that are shown and not judged: compiled code, pools of threads and of the allocator. */
  private static final int YOUTH = 2;

  /** Threads of the JVM and of libwebrtc that come and go by themselves. */
  private static final int THREADS_TOLERATED = 2;

  private static final int DESCRIPTORS_TOLERATED = 2;

  /** What the JVM keeps of itself, and 1 kB a call: webrtc-java's leak for each message. */
  private static final long HEAP_TOLERATED = 500_000;

  private static final long HEAP_A_CALL = 1000;

  private final List<Footprint> rows = new ArrayList<>();

  /** Takes a row, and prints it. */
  void add(Footprint row) {
    if (rows.isEmpty()) {
      System.out.println("  calls  threads  files  heap kB   RSS MB  RSS kB a call");
    }
    String since = "";
    if (!rows.isEmpty()) {
      since = String.format("%14.0f", since(rows.get(rows.size() - 1), row));
    }
    rows.add(row);
    System.out.printf(
        "%7d%9d%7d%9d%9.1f%s%n",
        row.calls(),
        row.threads(),
        row.descriptors(),
        row.heap() / 1000,
        row.residentKb() / 1024.0,
        since);
  }

  private static double since(Footprint before, Footprint row) {
    return (double) (row.residentKb() - before.residentKb()) / (row.calls() - before.calls());
  }

  private Footprint first() {
    return rows.get(Math.min(YOUTH, rows.size() - 2));
  }

  private Footprint last() {
    return rows.get(rows.size() - 1);
  }

  /** Resident kB a call, from the end of its youth. */
  double residentKb() {
    return since(first(), last());
  }

  /** Twice the standard error of {@link #residentKb}, by how the rows differ. */
  double spreadKb() {
    int from = rows.indexOf(first());
    double[] each =
        IntStream.range(from, rows.size() - 1)
            .mapToDouble(i -> since(rows.get(i), rows.get(i + 1)))
            .toArray();
    double mean = DoubleStream.of(each).average().orElseThrow();
    double squares = DoubleStream.of(each).map(x -> (x - mean) * (x - mean)).sum();
    return 2 * Math.sqrt(squares / Math.max(1, each.length - 1) / each.length);
  }

  /** What is not flat; empty if all is. */
  String complaint() {
    int calls = last().calls() - first().calls();
    StringBuilder words = new StringBuilder();
    if (last().threads() > first().threads() + THREADS_TOLERATED) {
      words.append(" threads");
    }
    if (last().descriptors() > first().descriptors() + DESCRIPTORS_TOLERATED) {
      words.append(" files");
    }
    if (last().heap() > first().heap() + HEAP_TOLERATED + calls * HEAP_A_CALL) {
      words.append(" heap");
    }
    return words.isEmpty() ? "" : "not flat:" + words;
  }

  void save(Path file) throws IOException {
    Files.write(file, rows.stream().map(Footprint::line).toList());
  }

  static Growth load(Path file) throws IOException {
    Growth growth = new Growth();
    Files.readAllLines(file).forEach(line -> growth.rows.add(Footprint.read(line)));
    return growth;
  }
}
