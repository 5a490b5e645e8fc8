package dev.parley.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Ten pairs that talk by way of a server, and fifty log-ins a minute: says which message or log-in
 * is lost, how long each takes, and what the server's process holds. For a server that others
 * attack ({@link AttackersRun}); knows nothing of Parley's classes either.
 *
 * <pre>HonestRun HOST PORT CHANNEL PASSWORD PID SECONDS [tls]</pre>
 */
public final class HonestRun {
  private static final int PAIRS = 10;
  private static final int LOGINS_A_MINUTE = 50;

  /** One log-in of so many is by somebody whom the server has not seen before. */
  private static final int NEW_ONE_OF = 10;

  private static final int KNOWN = 45;

  /** As long as the client waits for an answer. */
  private static final int PATIENCE_MILLIS = 30_000;

  private static final int SECONDS_BETWEEN_LINES = 10;
  private static final int LINES_BETWEEN_COLLECTIONS = 60;

  private final String channel;
  private final String password;
  private final String pid;
  private volatile long end;
  private final HostileRun run;
  final Times known = new Times("log-ins");
  final Times fresh = new Times("of new names");
  final Times messages = new Times("messages");

  HonestRun(String... arguments) {
    channel = arguments[2];
    password = arguments[3];
    pid = arguments[4];
    run = new HostileRun(arguments);
  }

  public static void main(String[] arguments) throws Exception {
    HonestRun run = new HonestRun(arguments);
    run.meet();
    System.out.println("ready");
    int seconds = Integer.parseInt(arguments[5]);
    Thread sampling = new Thread(() -> run.sample(seconds), "sampling");
    sampling.start();
    run.run(seconds);
    sampling.join();
    System.out.println(run);
    System.exit(0);
  }

  /** Everybody but the new has been here before, as in a house or an office. */
  void meet() {
    IntStream.range(0, KNOWN).forEach(i -> logIn("known-" + i, i, new Times("")));
    for (String name : namesOfPairs()) {
      logIn(name, 100, new Times(""));
    }
  }

  void run(int seconds) throws InterruptedException {
    end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService threads = Executors.newCachedThreadPool();
    for (int i = 0; i < PAIRS; i++) {
      int pair = i;
      threads.submit(() -> talk(pair));
    }
    long turn = System.nanoTime();
    for (int i = 0; System.nanoTime() < end; i++) {
      int serial = i;
      boolean isNew = i % NEW_ONE_OF == NEW_ONE_OF - 1;
      String name = isNew ? "new-" + pid + "-" + i : "known-" + i % KNOWN;
      threads.submit(() -> logIn(name, serial, isNew ? fresh : known));
      turn += TimeUnit.MINUTES.toNanos(1) / LOGINS_A_MINUTE;
      LockSupport.parkNanos(turn - System.nanoTime());
    }
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
  }

  @Override
  public String toString() {
    return known + "; " + fresh + "; " + messages;
  }

  static List<String> idsOfPairs() {
    return namesOfPairs().stream().map(HonestRun::idOf).toList();
  }

  private static List<String> namesOfPairs() {
    return IntStream.range(0, PAIRS)
        .boxed()
        .flatMap(i -> Stream.of("pair-" + i + "-one", "pair-" + i + "-two"))
        .toList();
  }

  private static String secretOf(String name) {
    return "secret-of-" + name + "-".repeat(40);
  }

  private static String idOf(String name) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] hash = sha256.digest(secretOf(name).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, 40) + "-sha256";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Comes, is in the channel, hears an answer and goes. */
  private void logIn(String name, int serial, Times times) {
    long start = System.nanoTime();
    HostileRun.Peer peer = null;
    try {
      peer = member(name, "127.0.2." + (1 + serial % 200));
      peer.write(HostileRun.text(HostileRun.request("echo", "\"serial\":" + serial)));
      peer.until("\"serial\":" + serial);
      peer.write(HostileRun.frame(8, true, new byte[] {3, (byte) 232}));
      times.took(start);
    } catch (Exception refused) {
      times.lost(name + " after " + millis(start) + " ms: " + refused);
    } finally {
      if (peer != null) {
        peer.close();
      }
    }
  }

  private HostileRun.Peer member(String name, String from) throws Exception {
    HostileRun.Peer peer = run.new Peer(from);
    peer.socket.setSoTimeout(PATIENCE_MILLIS);
    String login = run.login(idOf(name), password, "session-of-" + name, secretOf(name));
    peer.open("/", "").write(HostileRun.text(login));
    peer.until("logged in");
    peer.write(
        HostileRun.text(
            HostileRun.request("verto.subscribe", "\"eventChannel\":\"" + channel + "\"")));
    peer.until("subscribedChannels");
    return peer;
  }

  /** Each tells the other something every two seconds; who loses the connection comes back. */
  private void talk(int pair) {
    List<String> names = namesOfPairs().subList(2 * pair, 2 * pair + 2);
    List<HostileRun.Peer> both = new ArrayList<>();
    for (int i = 0; System.nanoTime() < end; i++) {
      long start = System.nanoTime();
      try {
        while (both.size() < 2) {
          both.add(member(names.get(both.size()), "127.0.3." + (1 + pair)));
        }
        int from = i % 2;
        String body =
            Base64.getEncoder().encodeToString(("round " + i).getBytes(StandardCharsets.UTF_8));
        start = System.nanoTime();
        both.get(from)
            .write(
                HostileRun.text(
                    HostileRun.request(
                        "verto.info",
                        "\"msg\":{\"to\":\"%s\",\"body\":\"%s\"}"
                            .formatted(idOf(names.get(1 - from)), body))));
        both.get(1 - from).until(body);
        messages.took(start);
      } catch (Exception ended) {
        messages.lost("pair " + pair + " after " + millis(start) + " ms: " + ended);
        both.forEach(HostileRun.Peer::close);
        both.clear();
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
    }
    both.forEach(HostileRun.Peer::close);
  }

  private void sample(int seconds) {
    for (int line = 0; line < seconds / SECONDS_BETWEEN_LINES; line++) {
      boolean collected = line % LINES_BETWEEN_COLLECTIONS == 0;
      if (collected) {
        jcmd("GC.run");
      }
      System.out.printf(
          Locale.ROOT,
          "%s resident %.1f MB, heap %s, %s threads, %d files, %.0f s of processor; %s%n",
          LocalTime.now().truncatedTo(ChronoUnit.SECONDS),
          run.status("VmRSS") / 1000.0,
          heap() + (collected ? " after a collection" : ""),
          run.status("Threads"),
          files(),
          run.cpuSeconds(),
          this);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SECONDS_BETWEEN_LINES));
    }
    jcmd("GC.run");
    System.out.println("at the end, after a collection: heap " + heap());
  }

  private String heap() {
    long used = 0;
    for (String line : jcmd("GC.heap_info").lines().toList()) {
      if (line.contains("generation")) {
        used += Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1"));
      }
    }
    return String.format(Locale.ROOT, "%.1f MB", used * 1024 / 1e6);
  }

  private String jcmd(String what) {
    try {
      Process process = new ProcessBuilder("jcmd", pid, what).redirectErrorStream(true).start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException none) {
      return "";
    }
  }

  private int files() {
    String[] all = Path.of("/proc", pid, "fd").toFile().list();
    return all == null ? 0 : all.length;
  }

  private static long millis(long since) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }

  /** How long each of many took, and how many were lost. */
  static final class Times {
    private final String what;
    private final List<Long> millis = new ArrayList<>();
    private int lost;

    Times(String what) {
      this.what = what;
    }

    synchronized void took(long since) {
      millis.add(millis(since));
    }

    synchronized void lost(String why) {
      lost++;
      System.out.println(LocalTime.now() + " LOST " + why);
    }

    synchronized int lost() {
      return lost;
    }

    synchronized int count() {
      return millis.size();
    }

    @Override
    public synchronized String toString() {
      List<Long> sorted = new ArrayList<>(millis);
      Collections.sort(sorted);
      int size = sorted.size();
      return size == 0
          ? "no " + what + ", " + lost + " lost"
          : "%d %s, %d lost (median %d ms, 99 of 100 under %d, longest %d)"
              .formatted(
                  size,
                  what,
                  lost,
                  sorted.get(size / 2),
                  sorted.get(size * 99 / 100),
                  sorted.get(size - 1));
    }
  }
}
