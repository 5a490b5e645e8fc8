package dev.parley.server;

import java.util.List;
import java.util.random.RandomGenerator;

/** Frames that nobody would send: the recorded ones, damaged, and noise. All from one seed. */
public final class Mutant {
  private static final List<String> SPLINTERS =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          ",",
          ":",
          "null",
          "true",
          "-1",
          "1e999",
          "\\u0000",
          "\\ud800",
          "[[[[[[[[",
          "{\"a\":",
          "\"2.0\"",
          "|",
          "@",
          "\u0000",
          "\ud83d\ude00",
          "\ud800",
          "é");

  private final RandomGenerator random;
  private final List<String> frames;

  public Mutant(RandomGenerator random) {
    this(
        random,
        Trace.stories().stream()
            .flatMap(story -> story.scenarios().stream())
            .flatMap(scenario -> scenario.steps().stream())
            .filter(step -> step.act().startsWith("send") || step.act().equals("recv"))
            .map(Trace.Step::text)
            .toList());
  }

  /** Damages frames of another protocol. */
  public Mutant(RandomGenerator random, List<String> frames) {
    this.random = random;
    this.frames = frames;
  }

  public String next() {
    String frame = pick(frames);
    return switch (random.nextInt(8)) {
      case 0 -> noise();
      case 1 -> frame;
      case 2 -> frame.substring(0, random.nextInt(frame.length() + 1));
      case 3 -> at(frame, 0, pick(SPLINTERS).repeat(1 + random.nextInt(200)));
      case 4 -> at(frame, random.nextInt(20), "");
      case 5 -> renamed(frame, pick(frames));
      case 6 -> "[" + frame + "," + pick(frames) + "]";
      default -> damaged(frame);
    };
  }

  private String damaged(String frame) {
    String result = frame;
    for (int times = 1 + random.nextInt(5); times > 0; times--) {
      result = at(result, random.nextInt(3), pick(SPLINTERS));
    }
    return result;
  }

  /** The method of one with the params of another. */
  private static String renamed(String frame, String other) {
    String method = other.replaceAll("(?s).*\"method\":(\"[^\"]*\").*", "$1");
    return method.length() > 50
        ? frame
        : frame.replaceFirst("\"method\":\"[^\"]*\"", "\"method\":" + method);
  }

  /** Puts something in the place of so many characters, anywhere. */
  private String at(String frame, int instead, String something) {
    int start = random.nextInt(frame.length() + 1);
    int end = Math.min(frame.length(), start + instead);
    return frame.substring(0, start) + something + frame.substring(end);
  }

  private String noise() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(300); length > 0; length--) {
      text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
    }
    return text.toString();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
