package dev.parley.probe;

import dev.parley.checkup.Examination;
import dev.parley.checkup.Finding;
import dev.parley.checkup.IceExamination;
import dev.parley.connection.IceCheck;
import dev.parley.connection.IceCheck.Outcome;
import dev.parley.connection.IceServers.Server;
import dev.parley.probe.TurnWays.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** One TURN server, as its URL says and by the other ways there are. Loop only. */
final class TurnLook implements Examination {
  private final Function<Server, IceCheck> look;
  private final TurnWays ways;
  private final IceExamination own;
  private final Map<Way, IceCheck.Answer> answers = new LinkedHashMap<>();
  private final List<IceCheck> checks = new ArrayList<>();

  /**
   * @param number from 1, among the STUN and TURN servers that are set
   */
  TurnLook(Function<Server, IceCheck> look, Server server, int number) {
    this.look = look;
    this.ways = TurnWays.of(server);
    this.own = new IceExamination(look, server, number);
  }

  @Override
  public List<Finding> before() {
    return own.before();
  }

  @Override
  public void begin(Consumer<Finding> found) {
    List<Way> all = new ArrayList<>(ways.others());
    all.add(0, ways.named());
    for (Way way : all) {
      IceCheck check = look.apply(way.server());
      checks.add(check);
      check
          .answer()
          .thenAccept(
              answer -> {
                answers.put(way, answer);
                if (answers.size() == all.size()) {
                  found.accept(finding(answers));
                }
              });
    }
  }

  @Override
  public void cancel() {
    checks.forEach(IceCheck::cancel);
  }

  /** What the answers mean, those of all ways. */
  Finding finding(Map<Way, IceCheck.Answer> all) {
    IceCheck.Answer answer = all.get(ways.named());
    Finding finding = own.finding(answer);
    List<Way> working =
        ways.others().stream().filter(way -> all.get(way).outcome() == Outcome.WORKS).toList();
    Finding measured =
        switch (answer.outcome()) {
          case WORKS -> finding.good(finding.why() + " " + besides(working));
          case SILENT ->
              working.isEmpty()
                  ? finding
                  : finding.bad(
                      finding.why(),
                      "Use "
                          + working.get(0).server().url()
                          + " (with user and password): "
                          + names(working)
                          + " works.");
          case REFUSED, UNWILLING, OFFLINE, FAILED -> finding;
        };
    return with(measured, all);
  }

  private String besides(List<Way> working) {
    List<Way> failing = ways.others().stream().filter(way -> !working.contains(way)).toList();
    String named = ways.named().name();
    String also = working.isEmpty() ? "" : ", and by " + names(working);
    String not = failing.isEmpty() ? "" : "; not by " + names(failing);
    return "It does so by " + named + also + not + ".";
  }

  private static String names(List<Way> ways) {
    return String.join(" and ", ways.stream().map(Way::name).toList());
  }

  private Finding with(Finding finding, Map<Way, IceCheck.Answer> all) {
    Finding measured = finding;
    for (Map.Entry<Way, IceCheck.Answer> one : all.entrySet()) {
      String name = one.getKey().name().toLowerCase(java.util.Locale.ROOT);
      boolean works = one.getValue().outcome() == Outcome.WORKS;
      measured = measured.with(name, works);
      if (works) {
        measured = measured.with(name + "Ms", one.getValue().took().toMillis());
      }
    }
    return measured;
  }
}
