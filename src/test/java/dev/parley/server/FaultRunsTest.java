package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.parley.loop.FastLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The real client and the real server with a network between them that drops, delays, half-opens,
 * truncates and splits. Each run must end online, in step, with nothing pending and one connection.
 * The property {@code faults.runs} says how many runs, {@code faults.seed} repeats those of a seed.
 */
@Tag("fuzz")
class FaultRunsTest {
  private static final int RUNS = Integer.getInteger("faults.runs", 20);
  private static final int AT_ONCE = 6;

  private final Logger clientLog = (Logger) LoggerFactory.getLogger("dev.parley.signalling.verto");
  private final Level usualLevel = clientLog.getLevel();

  /** In a storm many a request goes unanswered, and the client says so each time. */
  @BeforeEach
  void quietClients() {
    clientLog.setLevel(Level.ERROR);
  }

  @AfterEach
  void loudClients() {
    clientLog.setLevel(usualLevel);
  }

  @Test
  void everyStormEndsOnlineAndInStepWithTheServer() throws Exception {
    long threads = socketThreads();
    long seed = Long.getLong("faults.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("faults.seed=" + seed + " faults.runs=" + RUNS);
    ExecutorService runs = Executors.newFixedThreadPool(AT_ONCE);
    try (FastLoop serverLoop = new FastLoop("storm-server", 5);
        SignallingServer server =
            new SignallingServer(
                Running.loopback(0),
                channels(),
                Limits.DEFAULT.withConnections(1_000, 1_000),
                serverLoop)) {
      int port = server.start().orTimeout(60, TimeUnit.SECONDS).join();
      List<Future<Integer>> all = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        all.add(runs.submit(storm(server, serverLoop, port, "storm-" + run, seed + run)));
      }
      int lost = 0;
      for (Future<Integer> each : all) {
        lost += each.get();
      }
      System.out.println("connections lost in the storms: " + lost);
      assertTrue(lost >= RUNS, "the storms were none: " + lost);
      assertTrue(FaultRun.within(10_000, () -> socketThreads() <= threads), "threads are left");
    } catch (ExecutionException failed) {
      throw new AssertionError("with faults.seed=" + seed, failed.getCause());
    } finally {
      runs.shutdownNow();
    }
  }

  /** Of the websocket library's clients. */
  private static long socketThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().matches("WebSocket(ConnectRead|Write)Thread.*"))
        .count();
  }

  private static Callable<Integer> storm(
      SignallingServer server, FastLoop serverLoop, int port, String channel, long seed) {
    return () -> {
      try (FaultRun run = new FaultRun(server, serverLoop, port, channel, seed)) {
        return run.play();
      } catch (Throwable failed) {
        throw new AssertionError(channel, failed);
      }
    };
  }

  /** A channel for each run, which is its own password. */
  private static Directory channels() {
    Directory channels = Directory.of("verto.test");
    for (int run = 0; run < RUNS; run++) {
      channels = channels.withChannel("storm-" + run, "storm-" + run);
    }
    return channels;
  }
}
