package dev.parley.server;

import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import java.io.IOException;

/** A server with a heap of its own: prints its port, and ends with its standard input. */
final class WorstServer {
  static final String CHANNEL = "hall";
  static final String PASSWORD = "hall-pw";

  private WorstServer() {}

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
