package dev.parley.server;

import static java.util.concurrent.CompletableFuture.runAsync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Does all that {@link HostileRun} tries at once and over and over, and what hostile members do
 * besides, from 200 addresses. How fast new connections come is limited, since attackers and server
 * share a machine; {@link HonestRun} says meanwhile what others see of it.
 *
 * <pre>AttackersRun HOST PORT CHANNEL PASSWORD PID SECONDS [tls]</pre>
 */
public final class AttackersRun {
  private static final int ADDRESSES = 200;

  /** New connections a second, of those that go on to say something. */
  private static final int TALKING = 60;

  /** The same of those that go at once. */
  private static final int SHORT = 120;

  /** What a trial has opened is held for so long. */
  private static final int HELD_SECONDS = 20;

  private final String[] arguments;
  private volatile long end;
  private static final int MANY = 600;

  final AtomicInteger connections = new AtomicInteger();

  /** Ends when the attack is under way. */
  final CountDownLatch underWay = new CountDownLatch(MANY);

  private final AtomicLong talking = new AtomicLong(System.nanoTime());
  private final Map<String, Integer> rounds = new ConcurrentSkipListMap<>();
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

  AttackersRun(String... arguments) {
    this.arguments = arguments;
  }

  public static void main(String[] arguments) {
    System.out.println(new AttackersRun(arguments).run(Integer.parseInt(arguments[5])));
    System.exit(0);
  }

  /** What was done, and how often. */
  String run(int seconds) {
    end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    HostileRun run = hostile(talking, TALKING);
    HostileMembers members = new HostileMembers(run, arguments[3]);
    List<Map.Entry<String, HostileRun.Trial>> all = new ArrayList<>(run.trials);
    all.replaceAll(
        one ->
            one.getKey().contains("short connections")
                ? hostile(new AtomicLong(System.nanoTime()), SHORT)
                    .trials
                    .get(run.trials.indexOf(one))
                : one);
    all.add(Map.entry("members who do not read", open -> members.deafMembers(open, 10)));
    all.add(Map.entry("members who do not finish", open -> members.unfinishedMembers(open, 10)));
    all.add(Map.entry("impostors", open -> members.impostors(open, HonestRun.idsOfPairs())));
    var threads = Executors.newFixedThreadPool(all.size());
    all.stream()
        .map(one -> runAsync(() -> repeat(one.getKey(), one.getValue()), threads))
        .toList()
        .forEach(CompletableFuture::join);
    threads.shutdown();
    timer.shutdown();
    return connections + " connections; rounds: " + rounds;
  }

  /** Begins nothing new. */
  void stop() {
    end = System.nanoTime();
  }

  private HostileRun hostile(AtomicLong next, int perSecond) {
    HostileRun run = new HostileRun(arguments);
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    run.comeFrom(
        from -> {
          long turn = next.updateAndGet(before -> Math.max(before, System.nanoTime()) + interval);
          LockSupport.parkNanos(Math.min(turn, end) - System.nanoTime());
          underWay.countDown();
          return "127.0.1." + (1 + connections.getAndIncrement() % ADDRESSES);
        });
    return run;
  }

  private void repeat(String name, HostileRun.Trial trial) {
    while (System.nanoTime() < end) {
      List<HostileRun.Peer> open = new CopyOnWriteArrayList<>();
      Future<?> closing =
          timer.scheduleAtFixedRate(
              () -> open.forEach(HostileRun.Peer::close),
              HELD_SECONDS,
              HELD_SECONDS,
              TimeUnit.SECONDS);
      try {
        trial.run(open);
      } catch (Exception ended) { // by the server, or as it is held for too long
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      closing.cancel(false);
      open.forEach(HostileRun.Peer::close);
      rounds.merge(name, 1, Integer::sum);
    }
  }
}
