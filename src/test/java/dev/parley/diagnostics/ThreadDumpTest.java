package dev.parley.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.PlantedWait;
import java.lang.Thread.State;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is written of the threads of this very process. */
@Tag("desktop")
@Timeout(60)
class ThreadDumpTest {
  @Test
  void aThreadThatWaitsInNativeCodeIsThereWithItsJavaStack() throws Exception {
    try (PlantedWait wait = new PlantedWait()) {
      Thread thread = started("planted-java", wait::waitForAByte);
      wait.entered();
      String of = of("planted-java", ThreadDump.states());
      assertTrue(of.contains("#" + thread.getId() + " daemon RUNNABLE"), of);
      assertTrue(of.contains("PlantedWait.waitForAByte"), of);
    }
  }

  @Test
  void whoWaitsForALockIsThereWithWhoHoldsIt() throws Exception {
    Object lock = new Object();
    CountDownLatch held = new CountDownLatch(1);
    try (PlantedWait wait = new PlantedWait()) {
      Thread holder =
          started(
              "lock-holder",
              () -> {
                synchronized (lock) {
                  held.countDown();
                  wait.waitForAByte();
                }
              });
      held.await();
      Thread waiting =
          started(
              "lock-waiter",
              () -> {
                synchronized (lock) {
                  held.countDown();
                }
              });
      while (waiting.getState() != State.BLOCKED) {
        Thread.onSpinWait();
      }
      String dump = ThreadDump.states();
      String name = lock.getClass().getName() + "@" + Integer.toHexString(lock.hashCode());
      assertTrue(of("lock-holder", dump).contains("holds " + name), dump);
      String awaited = "waits for " + name + ", held by \"lock-holder\" #" + holder.getId();
      assertTrue(of("lock-waiter", dump).contains(awaited), dump);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void theNativeThreadsAreThereToo() throws Exception {
    try (PlantedWait wait = new PlantedWait()) {
      started("planted-native", wait::waitForAByte);
      wait.entered();
      String dump = ThreadDump.states();
      String threads = dump.substring(dump.indexOf("Native threads"));
      assertTrue(threads.lines().anyMatch(line -> line.contains(" planted-native: ")), threads);
      assertTrue(threads.contains("VM Thread: "), "of which Java knows nothing: " + threads);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void nativeFramesAreReadWhereADebuggerMayOrItIsSaidWhyNot() {
    String frames = ThreadDump.nativeFrames();
    assertTrue(frames.startsWith("\nNative frames"), frames);
    boolean none = frames.contains("none, since neither");
    boolean forbidden = frames.contains("ptrace") || frames.contains("not permitted");
    assertTrue(none || forbidden || frames.contains("libjvm.so"), frames);
  }

  @Test
  void aDumpHasNothingOfTheEnvironmentOrTheArguments() {
    String dump = ThreadDump.states() + ThreadDump.nativeFrames();
    assertFalse(dump.contains("-Djava."), dump);
    assertFalse(dump.contains("NO_AT_BRIDGE"), dump);
    assertEquals(dump, Masking.PATTERNS.mask(dump), "nothing in it looks like a secret");
  }

  private static Thread started(String name, Runnable work) {
    Thread thread = new Thread(() -> endingWith(work), name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** What it waits for is taken from it at the end of the test. */
  private static void endingWith(Runnable work) {
    try {
      work.run();
    } catch (java.io.UncheckedIOException closed) {
      // as meant
    }
  }

  /** What a dump has of one thread. */
  private static String of(String thread, String dump) {
    String from = dump.substring(dump.indexOf("\n\"" + thread + "\"") + 1);
    return from.substring(0, from.indexOf("\n\n"));
  }
}
