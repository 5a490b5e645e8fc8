package dev.parley;

import dev.parley.CallPair.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Measures what calls leave behind in one process: see {@code src/scripts/measure/calls}. */
final class ManyCalls {
  private static final int EVERY = Integer.getInteger("calls.every", 50);
  private static final int OF_EACH = Integer.getInteger("calls.each", 100);
  private static final int SWAPS = Integer.getInteger("calls.swaps", 200);

  private ManyCalls() {}

  /**
   * @param args "calls", how many, and where the rows go; or "endings", perhaps of one kind; or
   *     "swaps"; or "compare" and the rows of both
   */
  public static void main(String[] args) {
    int status = 1;
    try {
      List<String> complaints = run(args).stream().filter(one -> !one.isEmpty()).toList();
      complaints.forEach(System.out::println);
      status = complaints.isEmpty() ? 0 : 1;
    } catch (IOException | RuntimeException | AssertionError failure) {
      failure.printStackTrace();
    }
    System.exit(status); // native threads would keep the process alive
  }

  private static List<String> run(String[] args) throws IOException {
    return switch (args[0]) {
      case "calls" -> calls(Integer.parseInt(args[1]), Path.of(args[2]));
      case "endings" ->
          endings(args.length > 1 ? List.of(Ending.valueOf(args[1])) : List.of(Ending.values()));
      case "swaps" -> Swaps.run(SWAPS, Math.max(1, SWAPS / 8));
      case "compare" -> compare(Growth.load(Path.of(args[1])), Growth.load(Path.of(args[2])));
      default -> throw new IllegalArgumentException(args[0]);
    };
  }

  private static List<String> calls(int calls, Path rows) throws IOException {
    System.out.println("Calls of two whole clients, offer to hang-up:");
    try (CallPair pair = new CallPair()) {
      Growth growth = run(pair, Ending.HUNG_UP, calls, EVERY);
      growth.save(rows);
      return List.of(growth.complaint());
    }
  }

  private static List<String> endings(List<Ending> endings) {
    try (CallPair pair = new CallPair()) {
      run(pair, Ending.HUNG_UP, 20, 20); // the process grows up
      return endings.stream()
          .filter(ending -> ending != Ending.HUNG_UP)
          .map(
              ending -> {
                System.out.println(ending + ":");
                return run(pair, ending, OF_EACH, Math.max(1, OF_EACH / 4)).complaint();
              })
          .toList();
    }
  }

  private static Growth run(CallPair pair, Ending ending, int calls, int every) {
    Growth growth = new Growth();
    growth.add(Footprint.after(0));
    for (int call = 1; call <= calls; call++) {
      pair.call(ending);
      if (call % every == 0) {
        growth.add(Footprint.after(call));
      }
    }
    return growth;
  }

  private static List<String> compare(Growth ours, Growth bare) {
    double most = bare.residentKb() + Math.hypot(ours.spreadKb(), bare.spreadKb());
    System.out.printf(
        "RSS a call: ours %.0f ± %.0f kB, bare %.0f ± %.0f kB, ratio %.2f%n",
        ours.residentKb(),
        ours.spreadKb(),
        bare.residentKb(),
        bare.spreadKb(),
        ours.residentKb() / bare.residentKb());
    return List.of(
        ours.complaint(), ours.residentKb() > most ? "ours grows more than the library" : "");
  }
}
