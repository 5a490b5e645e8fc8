package dev.parley;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one side of a call leaves behind: many calls between two whole clients, each in a process of
 * its own, so that one process holds one side of each. See {@code src/scripts/measure/calls}.
 */
final class OneSideCalls {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** A peer that says more than 20 things a second is not listened to. */
  private static final long LEAST_MS = 800;

  /** What a call has opened is closed by then. */
  private static final long CLOSING_MS = 2_000;

  /** One malloc arena, and a heap that is all resident from the start: the rest is native. */
  private static final Map<String, String> STEADY =
      Map.of(
          "MALLOC_ARENA_MAX",
          "1",
          "JAVA_TOOL_OPTIONS",
          "-Xms80m -Xmx80m -XX:+AlwaysPreTouch -Dparley.log=error");

  /** A part of the calls that is not judged: compiled code, pools, the allocator. */
  private static final int YOUTH = 5;

  private final RemoteClientProcess ann;
  private final RemoteClientProcess bob;
  private int failed;

  private OneSideCalls(String url) {
    ann = client(url, "ann");
    bob = client(url, "bob");
    ann.await("^free bob", LIMIT);
    bob.await("^free ann", LIMIT);
  }

  private static RemoteClientProcess client(String url, String id) {
    return new RemoteClientProcess(List.of(), STEADY, url, id, "moments");
  }

  private record Row(int calls, long caller, long callee) {}

  /**
   * @param args how many
   */
  public static void main(String[] args) throws IOException {
    int calls = Integer.parseInt(args[0]);
    int every = Math.max(1, calls / 20);
    TestServer server = new TestServer();
    OneSideCalls sides = new OneSideCalls("ws://127.0.0.1:" + server.port);
    List<Row> rows = new ArrayList<>();
    System.out.println("  calls  caller kB  callee kB  failed");
    for (int call = 1; call <= calls; call++) {
      sides.call();
      if (call % every == 0) {
        Pause.until(ProcessLines.now() + CLOSING_MS);
        Row row = new Row(call, held(sides.ann), held(sides.bob));
        rows.add(row);
        System.out.printf(
            "%7d%11d%11d%8d%n", row.calls(), row.caller(), row.callee(), sides.failed);
      }
    }
    Row first = rows.get(Math.min(rows.size() - 1, rows.size() / YOUTH));
    Row last = rows.get(rows.size() - 1);
    double judged = Math.max(1, last.calls() - first.calls());
    System.out.printf(
        "kB a call from %d to %d: caller %.1f, callee %.1f%n",
        first.calls(),
        last.calls(),
        (last.caller() - first.caller()) / judged,
        (last.callee() - first.callee()) / judged);
    Closing.all(sides.ann, sides.bob, server);
    System.exit(0); // native threads would keep the process alive
  }

  private void call() {
    long began = ProcessLines.now();
    ann.skip();
    bob.skip();
    try {
      ann.tell("call bob");
      bob.await("^offer ann", LIMIT);
      bob.tell("accept ann");
      ann.await("^moment picture", LIMIT);
      bob.await("^moment picture", LIMIT);
    } catch (AssertionError late) { // on a machine that is too busy
      failed++;
    }
    ann.tell("close");
    ann.await("^phase IDLE", LIMIT);
    bob.await("^phase IDLE", LIMIT);
    ann.await("^free bob", LIMIT);
    Pause.until(began + LEAST_MS);
  }

  /** Memory that is the process's own, in kB; see proc(5). */
  private static long held(RemoteClientProcess side) throws IOException {
    return Files.readAllLines(Path.of("/proc", "" + side.pid(), "smaps_rollup")).stream()
        .filter(line -> line.startsWith("Private_Dirty:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
