package dev.parley.server;

import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.http.MemoryBudgetTest;
import java.io.IOException;
import java.nio.file.Path;

/** A server with a heap of its own: prints its port, and ends with its standard input. */
final class WorstServer {
  static final String CHANNEL = "hall";
  static final String PASSWORD = "hall-pw";

  private WorstServer() {}

  /** In a process whose heap is what its table adds up to. */
  static Process start() throws IOException {
    long megabytes = MemoryBudgetTest.sumOfDefaults() / 1_000_000;
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xmx" + megabytes + "m",
            "-cp",
            System.getProperty("java.class.path"),
            WorstServer.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] arguments) throws IOException {
    ThreadLoop loop = new ThreadLoop("worst-server");
    Directory directory = Directory.of("worst.test").withChannel(CHANNEL, PASSWORD);
    SignallingServer server =
        new SignallingServer(Running.loopback(0), directory, Limits.DEFAULT, loop);
    System.out.println(server.start().join());
    System.out.flush();
    System.in.read();
    System.exit(0);
  }
}
