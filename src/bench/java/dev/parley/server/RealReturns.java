package dev.parley.server;

import dev.parley.TestServer;
import dev.parley.hosting.OwnProgram;
import dev.parley.loop.ThreadLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.WssSocket;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Kills a {@code serve} process under its clients and starts it again, and prints how soon they are
 * back: the same as {@link ReturnTimes}, with real sockets and a real clock. Arguments: the number
 * of clients (at most 100), and how long the server is away each time, in seconds. See {@code
 * src/scripts/measure/returns}.
 */
final class RealReturns extends Quiet {
  private static final int LONGEST_SECONDS = 60;

  private static final ThreadLoop LOOP = new ThreadLoop("returns");
  private static final Random RANDOM = new Random();

  private final VertoClient client;
  private volatile boolean online;
  private volatile CountDownLatch waiting = new CountDownLatch(1);
  private volatile long returned;

  private RealReturns(int port, int number) {
    VertoAccount account =
        new VertoAccount("returning-client-" + number, "secret", "session-" + number, "room");
    client =
        new VertoClient(
            LOOP,
            WssSocket.opener(LOOP, URI.create("ws://127.0.0.1:" + port)),
            account,
            () -> "fresh",
            RANDOM::nextDouble,
            this);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int size = Math.min(Integer.parseInt(args[0]), 100);
    int port = TestServer.freePort();
    Process server = start(port);
    try {
      List<RealReturns> clients = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        RealReturns joining = new RealReturns(port, i);
        clients.add(joining);
        LOOP.post(joining.client::join);
      }
      await(clients);
      for (int i = 1; i < args.length; i++) {
        server = outage(clients, server, port, Double.parseDouble(args[i]));
      }
    } finally {
      server.destroyForcibly();
    }
    System.exit(0);
  }

  private static Process outage(List<RealReturns> clients, Process server, int port, double seconds)
      throws IOException, InterruptedException {
    clients.forEach(one -> one.waiting = new CountDownLatch(1));
    server.destroyForcibly().waitFor(); // SIGKILL
    CompletableFuture<Void> away = new CompletableFuture<>();
    Duration time = Duration.ofMillis(Math.round(1000 * seconds));
    LOOP.post(() -> LOOP.after(time, () -> away.complete(null)));
    away.join();
    Process next = start(port);
    long back = System.nanoTime();
    await(clients);
    List<Double> times = new ArrayList<>();
    clients.forEach(one -> times.add(Math.max(0, (one.returned - back) / 1e9)));
    Collections.sort(times);
    System.out.printf(
        "%d clients, server away for %.1f s and its start: the first is back after %.2f s, half of"
            + " them after %.2f s, 90%% after %.2f s, the last after %.2f s%n",
        times.size(),
        seconds,
        times.get(0),
        times.get(times.size() / 2),
        times.get(times.size() * 9 / 10),
        times.get(times.size() - 1));
    return next;
  }

  private static void await(List<RealReturns> clients) throws InterruptedException {
    for (RealReturns one : clients) {
      if (!one.waiting.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("a client is not back after " + LONGEST_SECONDS + " s");
      }
    }
  }

  private static Process start(int port) throws IOException {
    Process server =
        new ProcessBuilder(
                OwnProgram.command(
                    "serve", "--listen", "127.0.0.1:" + port, "--channel", "room:secret"))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    server.inputReader().readLine(); // that it listens
    return server;
  }

  @Override
  public void link(Link link) {
    boolean now = link.state() == Link.State.ONLINE;
    if (now && !online) {
      returned = System.nanoTime();
      waiting.countDown();
    }
    online = now;
  }
}
