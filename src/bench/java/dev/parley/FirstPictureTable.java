package dev.parley;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The steps of many calls: after how many milliseconds each is done, and which took long. */
public final class FirstPictureTable {
  private final Map<String, List<Double>> rows = new LinkedHashMap<>();

  /**
   * Adds a call. The side that gets an answer made the offer that counted: with Parley it is the
   * one who offered the call, with browsers mostly the one who accepted.
   */
  public void add(TimedPair.Steps steps) {
    Map<String, Long> offerer = steps.offerer();
    Map<String, Long> accepter = steps.accepter();
    Map<String, Long> maker = offerer.containsKey("answer-in") ? offerer : accepter;
    Map<String, Long> taker = maker == offerer ? accepter : offerer;
    long accepts = accepter.get("accepts");
    add("camera and microphone are open", accepts, accepter, "media");
    add("the accept has arrived", accepts, offerer, "connects");
    add("an offer leaves", accepts, maker, "offer-out");
    add("it has arrived", accepts, taker, "offer-in");
    add("the answer leaves", accepts, taker, "answer-out");
    add("it has arrived", accepts, maker, "answer-in");
    add("ICE is connected", accepts, accepter, "ice");
    add("DTLS is connected", accepts, accepter, "connected");
    add("first picture", accepts, accepter, "picture");
    add("first picture at the other side", accepts, offerer, "picture");
    add("first picture on the page", accepts, accepter, "shown");
  }

  private void add(String row, long accepts, Map<String, Long> side, String moment) {
    Optional.ofNullable(side.get(moment))
        .ifPresent(
            at ->
                rows.computeIfAbsent(row + "\t" + moment, key -> new ArrayList<>())
                    .add((at - accepts) / 1000.0));
  }

  /** The middle one of the times to the first picture, in ms. */
  double firstPicture() {
    return at(rows.get("first picture\tpicture"), 50);
  }

  public String text(String name) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s, %d calls%n  %-34s %8s %8s %8s%n",
            name,
            rows.values().iterator().next().size(),
            "ms after the accept",
            "median",
            "p90",
            "of it"));
    double before = 0;
    for (Map.Entry<String, List<Double>> row : rows.entrySet()) {
      double median = at(row.getValue(), 50);
      text.append(
          String.format(
              Locale.ROOT,
              "  %-34s %8.1f %8.1f %8.1f%n",
              row.getKey().split("\t")[0],
              median,
              at(row.getValue(), 90),
              median - before));
      before = median;
    }
    return text.toString();
  }

  private static double at(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((sorted.size() - 1) * percent / 100);
  }
}
