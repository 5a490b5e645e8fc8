package dev.parley.diagnostics;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * Describes what all threads of this process are doing, as text. It contains names of threads,
 * classes and functions, but none of their values. Any thread.
 */
public final class ThreadDump {
  private static final int MOST_FRAMES = 100;
  private static final int MOST_CHARACTERS = 300_000;

  private ThreadDump() {}

  /**
   * Every thread that has called Java, with its stack and the locks that it holds and waits for,
   * and on Linux the state of each native thread. Takes milliseconds.
   */
  public static String states() {
    return bounded(java() + NativeThreads.states());
  }

  /**
   * The stacks of native code, where the system has a program that reads them; a line that says why
   * not elsewhere, and nothing on other systems than Linux. The whole process stands still
   * meanwhile, mostly for less than a second. Blocks for up to 15 s.
   */
  public static String nativeFrames() {
    return bounded(NativeThreads.frames());
  }

  private static String java() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    ThreadInfo[] all = threads.dumpAllThreads(true, true, MOST_FRAMES);
    StringBuilder text = new StringBuilder("Java threads\n");
    long[] deadlocked = threads.findDeadlockedThreads();
    if (deadlocked != null) {
      text.append(
          Arrays.stream(deadlocked)
              .mapToObj(id -> "#" + id)
              .collect(Collectors.joining(", ", "Deadlocked: ", "\n")));
    }
    Arrays.stream(all)
        .sorted(Comparator.comparingLong(ThreadInfo::getThreadId))
        .forEach(thread -> thread(text, thread));
    return text.toString();
  }

  private static void thread(StringBuilder text, ThreadInfo thread) {
    text.append("\n\"").append(thread.getThreadName()).append("\" #").append(thread.getThreadId());
    text.append(thread.isDaemon() ? " daemon " : " ").append(thread.getThreadState());
    text.append(thread.isInNative() ? ", in native code" : "").append('\n');
    LockInfo awaited = thread.getLockInfo();
    if (awaited != null) {
      text.append("    waits for ").append(awaited);
      if (thread.getLockOwnerName() != null) {
        text.append(", held by \"").append(thread.getLockOwnerName());
        text.append("\" #").append(thread.getLockOwnerId());
      }
      text.append('\n');
    }
    StackTraceElement[] stack = thread.getStackTrace();
    for (int depth = 0; depth < stack.length; depth++) {
      text.append("    at ").append(stack[depth]).append('\n');
      for (MonitorInfo monitor : thread.getLockedMonitors()) {
        if (monitor.getLockedStackDepth() == depth) {
          text.append("       holds ").append(monitor).append('\n');
        }
      }
    }
    for (LockInfo held : thread.getLockedSynchronizers()) {
      text.append("    holds ").append(held).append('\n');
    }
  }

  private static String bounded(String text) {
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…\n";
  }
}
