package dev.parley;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What each receiver needed in each stretch, and the ratios to the last of them. */
final class ReceiveTable {
  private final Map<String, List<Stretch>> all = new LinkedHashMap<>();

  /**
   * Some seconds of one call.
   *
   * @param made pictures that the sender made
   * @param allocated bytes in Java's heap for each that was shown
   * @param cpu seconds of the receiver in a second
   * @param drawing the same of the X server
   * @param residentMib at most
   */
  record Stretch(
      long made,
      long shown,
      double allocated,
      double cpu,
      double drawing,
      double residentMib,
      double proportionalMib,
      double kbps) {}

  void add(String name, Stretch stretch) {
    all.computeIfAbsent(name, one -> new ArrayList<>()).add(stretch);
    System.err.println(name + " " + stretch);
  }

  /** Prints, and forgets. */
  void print(String size) {
    System.out.printf(
        "%n%s%n%-20s %6s %6s %6s %6s %7s %7s %7s %6s %7s%n",
        size, "", "made", "shown", "CPU", "X", "RSS", "PSS", "B/pict", "kbps", "ratio");
    List<Stretch> yardstick = null;
    for (List<Stretch> last : all.values()) {
      yardstick = last;
    }
    for (Map.Entry<String, List<Stretch>> one : all.entrySet()) {
      List<Stretch> own = one.getValue();
      List<Double> ratios = new ArrayList<>();
      for (int i = 0; i < own.size(); i++) {
        ratios.add(own.get(i).cpu() / yardstick.get(i).cpu());
      }
      System.out.printf(
          Locale.ROOT,
          "%-20s %6d %6d %6.3f %6.3f %7.0f %7.0f %7.0f %6.0f %7.2f%n",
          one.getKey(),
          own.stream().mapToLong(Stretch::made).sum(),
          own.stream().mapToLong(Stretch::shown).sum(),
          median(own, Stretch::cpu),
          median(own, Stretch::drawing),
          own.stream().mapToDouble(Stretch::residentMib).max().orElseThrow(),
          median(own, Stretch::proportionalMib),
          median(own, Stretch::allocated),
          median(own, Stretch::kbps),
          middle(ratios));
    }
    all.clear();
  }

  private static double median(List<Stretch> stretches, ToDoubleFunction<Stretch> figure) {
    return middle(stretches.stream().map(figure::applyAsDouble).toList());
  }

  private static double middle(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
