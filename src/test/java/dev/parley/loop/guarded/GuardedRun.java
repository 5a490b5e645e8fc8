package dev.parley.loop.guarded;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * A process of tests as Surefire's: one class after the other, each by itself. It says on standard
 * output how each ends. {@code LoopGuardTest} starts it; the tests beside it have names that
 * Surefire does not look for.
 */
public final class GuardedRun implements TestExecutionListener {
  public static void main(String[] classes) {
    Launcher launcher = LauncherFactory.create();
    for (String name : classes) {
      launcher.execute(
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClass(GuardedRun.class.getPackageName() + "." + name))
              .build(),
          new GuardedRun());
    }
    System.out.println("all ended");
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    System.out.println("skipped " + name(test) + ": " + reason);
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    String how = result.getStatus().name().toLowerCase();
    if (test.isTest() || !how.equals("successful")) {
      System.out.println(
          how + " " + name(test) + result.getThrowable().map(GuardedRun::say).orElse(""));
    }
  }

  private static String say(Throwable failure) {
    return ": " + failure.getMessage() + " (" + failure.getSuppressed().length + " suppressed)";
  }

  private static String name(TestIdentifier test) {
    TestSource source = test.getSource().orElse(null);
    if (source instanceof MethodSource method) {
      return method.getJavaClass().getSimpleName() + "." + method.getMethodName();
    }
    return source instanceof ClassSource type ? type.getJavaClass().getSimpleName() : "engine";
  }
}
