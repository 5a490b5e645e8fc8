package dev.parley;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a child process says on standard output, and as "log ..." on standard error, read as it
 * comes. Each {@link #await} looks on from behind the line that the last one found.
 */
public final class ProcessLines {
  private static final Pattern CLOCK = Pattern.compile("(\\d+) (.*)");

  private final String name;
  private final Process process;
  private final List<Line> lines = new ArrayList<>();
  private int open = 2;
  private int next;

  /**
   * @param at when it was said, by the child's word or else when it was read, in milliseconds
   */
  record Line(long at, String text) {
    @Override
    public String toString() {
      return at + " " + text;
    }
  }

  /** A line that was waited for, and the groups of its pattern. */
  public record Found(long at, MatchResult match) {
    public String group(int number) {
      return match.group(number);
    }
  }

  public ProcessLines(String name, Process process) {
    this.name = name;
    this.process = process;
    follow("", process.inputReader());
    follow("log ", process.errorReader());
  }

  /** The clock of all the lines of one machine's processes. */
  static long now() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private void follow(String prefix, BufferedReader reader) {
    Thread thread = new Thread(() -> read(prefix, reader), "reader of " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void read(String prefix, BufferedReader reader) {
    try (reader) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        add(prefix, text);
      }
    } catch (IOException ended) {
      // the process was killed
    } finally {
      ended();
    }
  }

  private synchronized void add(String prefix, String text) {
    Matcher clock = CLOCK.matcher(text);
    lines.add(
        prefix.isEmpty() && clock.matches()
            ? new Line(Long.parseLong(clock.group(1)), clock.group(2))
            : new Line(now(), prefix + text));
    notifyAll();
  }

  private synchronized void ended() {
    open--;
    notifyAll();
  }

  /**
   * Waits for the next line in which the pattern is found.
   *
   * @throws AssertionError with the lines so far when it does not come in time, or cannot any more
   */
  public synchronized Found await(String pattern, long limitMs) {
    Pattern wanted = Pattern.compile(pattern);
    return look(
        limitMs, pattern, () -> next < lines.size() ? found(wanted, lines.get(next++)) : null);
  }

  /** The first line of all in which it is found; the order of the waits stays as it is. */
  synchronized Found first(String pattern, long limitMs) {
    Pattern wanted = Pattern.compile(pattern);
    int[] looked = {0};
    return look(
        limitMs,
        pattern,
        () -> looked[0] < lines.size() ? found(wanted, lines.get(looked[0]++)) : null);
  }

  private static Optional<Found> found(Pattern wanted, Line line) {
    Matcher match = wanted.matcher(line.text());
    return match.find()
        ? Optional.of(new Found(line.at(), match.toMatchResult()))
        : Optional.empty();
  }

  /**
   * @param line looks at one line more; null where there is none yet
   */
  private Found look(long limitMs, String pattern, Supplier<Optional<Found>> line) {
    long until = now() + limitMs;
    while (true) {
      Optional<Found> found = line.get();
      if (found == null) {
        long left = until - now();
        if (left <= 0 || open == 0) {
          String how = open == 0 ? " ended" : " ran " + limitMs + " ms";
          throw new AssertionError(name + how + " without: " + pattern + "\n" + last(60));
        }
        pause(left);
      } else if (found.isPresent()) {
        return found.get();
      }
    }
  }

  private void pause(long limitMs) {
    try {
      wait(limitMs);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + name, stop);
    }
  }

  /** What has been said so far is passed over: the next wait is for what is said from now on. */
  synchronized void skip() {
    next = lines.size();
  }

  public synchronized List<Line> all() {
    return List.copyOf(lines);
  }

  private String last(int count) {
    int from = Math.max(0, lines.size() - count);
    return lines.subList(from, lines.size()).stream()
        .map(Line::toString)
        .collect(Collectors.joining("\n"));
  }

  /** Asks it to end, as a system that shuts down does; what it says to that is still read. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Kills it, and waits for its end. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
