package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.hosting.NetworkedCall;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A call over a network that loses packets, or has little room: it stays, adapts, and says why. How
 * soon is printed; what is asked is that it does, compared to the seconds before. {@code
 * -Dparley.bad.seconds=120} for a longer look.
 */
@Tag("network")
@Timeout(value = 600, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadLinkTest {
  private static final int SECONDS = Integer.getInteger("parley.bad.seconds", 12);

  /** Only to end what hangs; two steps of the ladder that fail at first take a minute. */
  private static final long LIMIT_MS = 150_000;

  /**
   * A check of the path counts only if neither it nor its answer is lost. With one packet of five
   * lost five in a row can fail; then a path is looked for, and found.
   */
  private static final Set<String> PATH_KEPT = Set.of("phase RECONNECTING", "phase CONNECTED");

  /**
   * Of the sound, in per cent, that are made up more than before, while 20 packets are lost: 2 to 3
   * were measured, and 17 where sound was sent once only.
   */
  private static final double MADE_UP = 10;

  private Namespaces net;
  private Machine ann;
  private NetworkedCall call;

  /** When the network became bad. */
  private long since;

  @BeforeEach
  void aCallOverAGoodNetwork() {
    net = Namespaces.create();
    ann = net.machine("ann", 31);
    call = new NetworkedCall(net.machine("server", 10), ann, net.machine("bob", 32)).connected();
    call.both().forEach(side -> side.await("^stats ", NetworkedCall.CALL_LIMIT));
  }

  @AfterEach
  void nothingStays() {
    Closing.all(call, net);
  }

  @Test
  void fivePercentLost() {
    table("5 % lost", cable -> cable.lose(5));
    for (RemoteClientProcess side : call.both()) {
      judges(side, "(FAIR|POOR) cause=LOSS");
      awaitSeconds(side, "a picture that moves", 5, "infps", fps(side) / 2, Double.MAX_VALUE);
    }
  }

  @Test
  void twentyPercentLost() {
    table("20 % lost", cable -> cable.lose(20));
    for (RemoteClientProcess side : call.both()) {
      judges(side, "POOR cause=LOSS");
      awaitSeconds(side, "less is sent", 1, "outkbps", 0, 0.8 * before(side, "outkbps"));
      awaitSeconds(side, "a picture that moves", 5, "infps", fps(side) / 6, Double.MAX_VALUE);
      double madeUp = before(side, "concealed") + MADE_UP;
      awaitSeconds(side, "sound that is not made up", 7, "concealed", 0, madeUp);
    }
  }

  @Test
  void fiveHundredKilobits() {
    table("500 kbit/s", cable -> cable.rate(500));
    for (RemoteClientProcess side : call.both()) {
      judges(side, "POOR cause=BANDWIDTH");
      await(
          side,
          "a smaller picture",
          told -> figures(told, "out=[0-9]+x").stream().anyMatch(lines -> lines < 720));
      awaitSeconds(side, "what the link bears", 3, "outkbps", 0, 500);
      awaitSeconds(side, "a picture that moves", 3, "infps", fps(side) / 3, Double.MAX_VALUE);
    }
  }

  private void judges(RemoteClientProcess side, String verdict) {
    Pattern wanted = Pattern.compile(" verdict=" + verdict + " ");
    await(side, verdict, told -> told.stream().anyMatch(line -> wanted.matcher(line).find()));
  }

  /** Pictures that came a second before. */
  private double fps(RemoteClientProcess side) {
    return before(side, "infps");
  }

  /** What a side said of a figure in its last three seconds before the disturbance. */
  private double before(RemoteClientProcess side, String figure) {
    List<String> told =
        side.lines().stream()
            .filter(line -> line.at() < since && line.text().startsWith("stats "))
            .map(ProcessLines.Line::text)
            .toList();
    List<Double> all =
        figures(told.subList(Math.max(0, told.size() - 3), told.size()), figure + "=");
    return average(all);
  }

  /** Waits for so many seconds, one after the other, in which a figure is so on the average. */
  private void awaitSeconds(
      RemoteClientProcess side,
      String what,
      int seconds,
      String figure,
      double least,
      double most) {
    await(
        side,
        what + " (" + least + " to " + most + ")",
        told -> {
          List<Double> all = figures(told, figure + "=");
          return IntStream.rangeClosed(0, all.size() - seconds)
              .mapToDouble(from -> average(all.subList(from, from + seconds)))
              .anyMatch(one -> one >= least && one <= most);
        });
  }

  /** Waits until what a side has told of the seconds since the disturbance is so. */
  private void await(RemoteClientProcess side, String what, Predicate<List<String>> condition) {
    long until = ProcessLines.now() + LIMIT_MS;
    List<String> told = side.said("stats", since);
    while (!condition.test(told)) {
      assertTrue(ProcessLines.now() < until, "in vain: " + what + "\n" + String.join("\n", told));
      ProcessLines.Found line = side.await("^stats (.*)", NetworkedCall.CALL_LIMIT);
      row("later", line.at() - since, side, line.group(1));
      told = side.said("stats", since);
    }
  }

  private static double average(List<Double> of) {
    return of.stream().mapToDouble(one -> one).average().orElse(0);
  }

  /** Prints a line a second and side. */
  private void table(String what, Consumer<Machine> disturbance) {
    Pause.until(ProcessLines.now() + 5_000); // the rate climbs to that of a good network
    call.both().forEach(RemoteClientProcess::skip);
    since = ProcessLines.now();
    disturbance.accept(ann);
    for (int second = 1; second <= SECONDS; second++) {
      for (RemoteClientProcess side : call.both()) {
        ProcessLines.Found line = side.await("^stats (.*)", NetworkedCall.CALL_LIMIT);
        row(what, line.at() - since, side, line.group(1));
      }
    }
    for (RemoteClientProcess side : call.both()) {
      assertTrue(PATH_KEPT.containsAll(side.said("phase", since)), () -> "" + side.lines());
    }
    call.assertTheSameCall(since);
  }

  private void row(String what, long ms, RemoteClientProcess side, String figures) {
    System.out.printf("%-10s %5d ms %s: %s%n", what, ms, side == call.ann ? "ann" : "bob", figures);
  }

  /**
   * What lines say of one figure, a second each.
   *
   * @param before what stands in front of the number, a regular expression
   */
  private static List<Double> figures(List<String> told, String before) {
    Pattern number = Pattern.compile(" " + before + "([0-9.]+)");
    return told.stream()
        .map(number::matcher)
        .filter(Matcher::find)
        .map(found -> Double.parseDouble(found.group(1)))
        .toList();
  }
}
