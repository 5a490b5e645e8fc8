package dev.parley.server;

import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the server on loopback, clients and server in this one process: see {@code
 * src/scripts/measure/load}. Each figure stands for a fixed number of messages; all ends within
 * minutes.
 *
 * <p>Costs are the processor time of the server's own threads, which other programs on the machine
 * disturb less than the time on the clock.
 */
final class ServerLoad {
  private static final int MESSAGES = 40_000;
  private static final int EVENTS = 200_000;
  private static final int BODY = 200;
  private static final int ROUNDS = 5;

  private static final Limits LIMITS =
      Limits.DEFAULT
          .withConnections(5000, 5000)
          .withTimes(Duration.ofSeconds(60), Duration.ofSeconds(60))
          .withRate(new Limits.Rate(100_000_000, 100_000_000, 2_000_000_000, 2_000_000_000));

  private ServerLoad() {}

  /** Messages a second, and the server's processor time for each in microseconds. */
  private record Figure(double perSecond, double cost) {}

  /** What is measured. */
  private interface Work {
    Figure run() throws IOException;
  }

  /** So many others are there, all in one channel or each in its own. */
  private interface Crowd {
    Figure measure(LoadClients clients) throws IOException;
  }

  public static void main(String[] args) throws IOException {
    measured(0, false, clients -> relay(clients, 64, MESSAGES)); // warm up
    measured(100, true, clients -> events(clients, 100));
    System.out.println("Messages relayed a second, from one client to another:");
    for (int outstanding : new int[] {1, 64}) {
      Figure figure = typical(() -> measured(0, false, c -> relay(c, outstanding, MESSAGES)));
      System.out.printf("  %4d outstanding  %8.0f/s%n", outstanding, figure.perSecond());
    }
    Figure many = typical(() -> measured(999, true, clients -> events(clients, 1000)));
    System.out.printf("Events to 1,000 subscribers:%n  %21.0f/s%n", many.perSecond());
    System.out.println("Heap for each of 1,000 idle members:");
    System.out.printf("  %19.1f kB%n", idleBytes(1000) / 1000 / 1e3);
    System.out.println("Processor time of the server for each message, 64 outstanding:");
    growth("other channels, of one subscriber each", false, c -> relay(c, 64, MESSAGES));
    growth("other subscribers of the same channel", true, c -> relay(c, 64, MESSAGES));
    System.out.println("Processor time of the server for each event and subscriber:");
    List<Figure> figures = new ArrayList<>();
    for (int subscribers : new int[] {10, 100, 1000}) {
      figures.add(typical(() -> measured(subscribers - 1, true, c -> events(c, subscribers))));
      print(subscribers, "subscribers", figures);
    }
    System.exit(0);
  }

  /** What the heap holds more with so many members who say nothing. */
  private static double idleBytes(int members) throws IOException {
    double[] held = new double[2];
    for (int round = 0; round < 2; round++) { // the first also loads and compiles
      int last = round;
      measured(
          0,
          true,
          clients -> {
            clients.join("first", "hall");
            long before = heap();
            for (int i = 0; i < members; i++) {
              clients.join("idle" + i, "hall");
            }
            held[last] = heap() - before - (double) members * LoadClients.CLIENT_BYTES;
            return new Figure(0, 0);
          });
    }
    return held[1];
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void growth(String what, boolean together, Crowd work) throws IOException {
    List<Figure> figures = new ArrayList<>();
    for (int others : new int[] {10, 100, 1000}) {
      figures.add(typical(() -> measured(others, together, work)));
      print(others, what, figures);
    }
  }

  private static void print(int count, String what, List<Figure> figures) {
    double cost = figures.get(figures.size() - 1).cost();
    System.out.printf(
        "  %4d %-40s %6.1f us, %.2f times the first%n",
        count, what, cost, cost / figures.get(0).cost());
  }

  /** The middle of a few rounds, each of speed and cost: the machine has other things to do. */
  private static Figure typical(Work work) throws IOException {
    double[] speeds = new double[ROUNDS];
    double[] costs = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      Figure figure = work.run();
      speeds[round] = figure.perSecond();
      costs[round] = figure.cost();
    }
    Arrays.sort(speeds);
    Arrays.sort(costs);
    return new Figure(speeds[ROUNDS / 2], costs[ROUNDS / 2]);
  }

  private static Figure measured(int others, boolean together, Crowd work) throws IOException {
    Directory directory = Directory.of("load.test").withChannel("hall", "pw");
    for (int i = 0; i < others && !together; i++) {
      directory = directory.withChannel("c" + i, "pw");
    }
    try (ThreadLoop loop = new ThreadLoop("load-server");
        SignallingServer server =
            new SignallingServer(Running.loopback(0), directory, LIMITS, loop)) {
      int port = server.start().orTimeout(60, TimeUnit.SECONDS).join();
      try (LoadClients clients = new LoadClients(port)) {
        for (int i = 0; i < others; i++) {
          clients.join("other" + i, together ? "hall" : "c" + i);
        }
        return work.measure(clients);
      }
    }
  }

  private static Figure relay(LoadClients clients, int outstanding, int messages)
      throws IOException {
    LoadClients.Client alice = clients.join("alice", "hall");
    LoadClients.Client bob = clients.join("bob", "hall");
    String text =
        LoadClients.request(
            "verto.info", "\"msg\":{\"to\":\"bob\",\"body\":\"" + "x".repeat(BODY) + "\"}");
    int before = bob.told;
    long cpu = serverCpu();
    long start = System.nanoTime();
    for (int sent = 0; sent < messages; sent++) {
      int least = before + sent + 1 - outstanding;
      clients.await(() -> bob.told >= least);
      alice.send(text);
    }
    clients.await(() -> bob.told >= before + messages);
    return figure(messages, start, cpu);
  }

  /** The one who speaks is the last of the subscribers. */
  private static Figure events(LoadClients clients, int subscribers) throws IOException {
    LoadClients.Client speaker = clients.join("speaker", "hall");
    String text =
        LoadClients.request(
            "verto.broadcast",
            "\"localBroadcast\":true,\"eventChannel\":\"hall\",\"eventData\":\""
                + "x".repeat(BODY)
                + "\"");
    int rounds = EVENTS / subscribers;
    int before = speaker.told;
    long cpu = serverCpu();
    long start = System.nanoTime();
    for (int sent = 0; sent < rounds; sent++) {
      int least = before + sent - 3;
      clients.await(() -> speaker.told >= least);
      speaker.send(text);
    }
    clients.await(() -> speaker.told >= before + rounds);
    return figure(rounds * subscribers, start, cpu);
  }

  private static Figure figure(int messages, long start, long cpu) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Figure(messages / seconds, (serverCpu() - cpu) / 1e3 / messages);
  }

  /** Nanoseconds, over its loop, its selector and its readers. */
  private static long serverCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long sum = 0;
    for (long id : threads.getAllThreadIds()) {
      var thread = threads.getThreadInfo(id);
      if (thread != null
          && thread.getThreadName().matches("load-server.*|WebSocket.*|parley-http.*")) {
        sum += Math.max(0, threads.getThreadCpuTime(id));
      }
    }
    return sum;
  }
}
