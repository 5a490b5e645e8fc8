package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link RemoteClient} that runs, as its test holds it: what to do goes in, what happens comes
 * out.
 */
public final class RemoteClientProcess implements AutoCloseable {
  private final long started = ProcessLines.now();
  private final String id;
  private final Process process;
  private final Writer commands;
  private final ProcessLines lines;

  /**
   * Starts one.
   *
   * @param within what comes before the program on the command line, such as {@code ip netns exec
   *     NAME}; may be empty
   * @param environment what is set besides this process's own
   * @param arguments those of {@link RemoteClientOptions}
   */
  public RemoteClientProcess(
      List<String> within, Map<String, String> environment, String... arguments) {
    this(System.getProperty("java.class.path"), within, environment, arguments);
  }

  /**
   * Starts one of another build.
   *
   * @param classPath where its classes are, and all that it needs
   */
  RemoteClientProcess(
      String classPath, List<String> within, Map<String, String> environment, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(command(classPath, within, arguments));
    builder.environment().putAll(environment);
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    id = arguments[1];
    commands = process.outputWriter();
    lines = new ProcessLines("client " + id, process);
  }

  private static List<String> command(String classPath, List<String> within, String... arguments) {
    List<String> command = new ArrayList<>(within);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Small and soon there: what counts is the native code, and the machine has few cores.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m", "-XX:TieredStopAtLevel=1"));
    command.add("-Xshare:auto");
    command.add("-Dparley.log=" + System.getProperty("client.log", "info"));
    command.addAll(List.of("-cp", classPath, RemoteClient.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** Tells it what to do: a line of docs/testing.md. */
  public void tell(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException gone) {
      throw new AssertionError("the remote client is gone; it said: " + lines.all(), gone);
    }
  }

  /**
   * Waits for the next line in which the regular expression is found, from behind the one that was
   * found last.
   *
   * @throws AssertionError with what it said when there is none in time
   */
  public ProcessLines.Found await(String pattern, Duration limit) {
    return lines.await(pattern, limit.toMillis());
  }

  /** The first of all its lines in which it is found; the order of the waits stays as it is. */
  public ProcessLines.Found first(String pattern, Duration limit) {
    return lines.first(pattern, limit.toMillis());
  }

  /** The next wait is for what is said from now on. */
  void skip() {
    lines.skip();
  }

  /** All that it has said. */
  List<ProcessLines.Line> lines() {
    return lines.all();
  }

  /** The texts of what it has said from this time on that begin with the word. */
  public List<String> said(String word, long sinceMs) {
    return lines.all().stream()
        .filter(line -> line.at() >= sinceMs && line.text().startsWith(word + " "))
        .map(ProcessLines.Line::text)
        .toList();
  }

  String id() {
    return id;
  }

  long pid() {
    return process.pid();
  }

  /** Kills it, at any moment. What it said stays in target/remote-clients. */
  @Override
  public void close() {
    lines.kill();
    try {
      Path folder = Files.createDirectories(Path.of("target", "remote-clients"));
      List<String> said = lines.all().stream().map(ProcessLines.Line::toString).toList();
      Files.write(folder.resolve(started + "-" + id + ".txt"), said);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
