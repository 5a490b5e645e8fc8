package dev.parley.check;

import dev.parley.check.Finding.Standing;
import dev.parley.text.Sanitizer;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes the result of a probe as a page for a terminal: a line for each finding, with its
 * standing, why, and what to do. What was not looked at for the same reason is one line.
 */
public final class ProbePage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  /** Sentences of servers and devices are in it. */
  private static final int MOST_CHARACTERS = 600;

  private static final int WIDEST_NAME = 32;

  private final ProbeResult outcome;
  private final boolean colour;

  /**
   * @param colour whether the terminal shows any
   */
  public ProbePage(ProbeResult outcome, boolean colour) {
    this.outcome = outcome;
    this.colour = colour;
  }

  /** Lines, each with its end. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Parley probe of "
            + outcome.target().server()
            + " ("
            + outcome.target().spoken().dialect()
            + "), "
            + channel()
            + TIME.format(outcome.at().atZone(ZoneOffset.UTC)));
    lines.add("");
    List<Finding> rows = folded(outcome.findings());
    int width = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
    rows.forEach(row -> lines.add(line(row, Math.min(width, WIDEST_NAME))));
    lines.add("");
    lines.add(sum());
    return lines.stream().map(line -> line + System.lineSeparator()).collect(Collectors.joining());
  }

  /** Empty without a channel. */
  private String channel() {
    String channel = Sanitizer.line(outcome.target().self().channel(), 100);
    return channel.isEmpty() ? "" : "channel " + channel + ", ";
  }

  private String line(Finding row, int width) {
    String sentences = (row.why() + " " + row.advice()).strip();
    String standing = String.format("%-13s", row.standing().word());
    return (coloured(row.standing(), standing)
            + "  "
            + String.format("%-" + Math.max(1, width) + "s", row.what())
            + "  "
            + Sanitizer.line(sentences, MOST_CHARACTERS))
        .stripTrailing();
  }

  private String coloured(Standing standing, String text) {
    String code =
        switch (standing) {
          case GOOD -> "32";
          case REMARK -> "33";
          case BAD -> "1;31";
          case WAITING, NOT_LOOKED_AT -> "2";
        };
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** Neighbours that were not looked at for the same reason become one. */
  private static List<Finding> folded(List<Finding> findings) {
    List<Finding> rows = new ArrayList<>();
    for (Finding finding : findings) {
      Finding last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
      boolean same =
          last != null
              && finding.standing() == Standing.NOT_LOOKED_AT
              && last.standing() == finding.standing()
              && last.why().equals(finding.why())
              && last.advice().equals(finding.advice());
      if (same) {
        String both = last.what() + ", " + finding.what();
        rows.set(
            rows.size() - 1,
            new Finding(
                last.id(), both, last.standing(), last.why(), last.advice(), last.figures()));
      } else {
        rows.add(finding);
      }
    }
    return rows;
  }

  private String sum() {
    List<String> counts = new ArrayList<>();
    for (Standing standing : Standing.values()) {
      long count = outcome.count(standing);
      if (count > 0) {
        counts.add(count + " " + standing.word());
      }
    }
    return "Together: " + String.join(", ", counts) + "; " + outcome.took().toSeconds() + " s.";
  }
}
