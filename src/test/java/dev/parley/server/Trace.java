package dev.parley.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * server-answers.txt, read: what was recorded against the real server, in groups that begin and end
 * with no connection open.
 */
final class Trace {
  private Trace() {}

  /** One line: who, did what, with which text. */
  record Step(String who, String act, String text) {}

  /** The lines under one {@code ##}. */
  record Scenario(String title, List<Step> steps) {}

  /** Scenarios that share connections, in order. */
  record Story(List<Scenario> scenarios) {
    String title() {
      return scenarios.get(0).title()
          + (scenarios.size() > 1 ? " (and " + (scenarios.size() - 1) + " more)" : "");
    }
  }

  static List<Story> stories() {
    List<Story> stories = new ArrayList<>();
    List<Scenario> sharing = new ArrayList<>();
    int open = 0;
    for (Scenario scenario : scenarios()) {
      sharing.add(scenario);
      open += count(scenario, "open") - count(scenario, "close");
      if (open == 0) {
        stories.add(new Story(List.copyOf(sharing)));
        sharing.clear();
      }
    }
    if (!sharing.isEmpty()) {
      throw new IllegalStateException("a connection is left open at the end");
    }
    return stories;
  }

  private static List<Scenario> scenarios() {
    List<Scenario> scenarios = new ArrayList<>();
    for (String line : text().split("\n")) {
      if (line.startsWith("## ")) {
        scenarios.add(new Scenario(line.substring(3), new ArrayList<>()));
      } else if (!scenarios.isEmpty() && !line.isBlank()) {
        String[] words = line.split(" ", 3);
        Step step = new Step(words[0], words[1], words[2]);
        scenarios.get(scenarios.size() - 1).steps().add(step);
      }
    }
    return scenarios;
  }

  private static String text() {
    try (InputStream file = Trace.class.getResourceAsStream("/server-answers.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static int count(Scenario scenario, String act) {
    return (int) scenario.steps().stream().filter(step -> step.act().equals(act)).count();
  }
}
