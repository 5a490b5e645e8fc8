package dev.parley.loop;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/**
 * Around every test: when a loop gets stuck, the test that is running fails at once with the name
 * of the task, the stacks of all threads are in its output, and the tests that would hang on the
 * same loop are not run.
 *
 * <p>JUnit finds it by itself. What {@link MayBlockLoops} marks is left alone.
 */
public final class LoopGuard implements InvocationInterceptor, ExecutionCondition {
  private final StuckLoops loops = StuckLoops.all();

  public LoopGuard() {
    loops.begin();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getTestClass()
        .flatMap(loops::reason)
        .map(ConditionEvaluationResult::disabled)
        .orElse(ConditionEvaluationResult.enabled(""));
  }

  private <T> T guard(Invocation<T> code, ExtensionContext context, boolean closing)
      throws Throwable {
    TestRun run = run(context, closing);
    if (!closing) {
      loops
          .reason(run.testClass())
          .ifPresent(
              reason -> {
                throw new TestAbortedException(reason);
              });
    }
    TestRun before = loops.enter(run);
    T result = null;
    Throwable failure = null;
    try {
      if (closing || run.stuck().isEmpty()) {
        result = code.proceed();
      }
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      loops.leave(run, before);
    }
    if (run.stuck().isPresent()) {
      failure = judge(run, run.stuck().get(), failure);
    }
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  /**
   * What a piece of a test that had to do with a stuck loop ends with; null for nothing. What
   * clears up after the test that has failed is not a second failure.
   */
  private static Throwable judge(TestRun run, StuckLoop stuck, Throwable failure) {
    if (stuck.failed().isPresent()) { // only what clears up is run then
      if (failure != null) {
        System.out.println("==== " + run + " cut short, as " + stuck.stall().loop() + " is stuck");
      }
      return null;
    }
    stuck.fails(run);
    AssertionError told = new AssertionError(stuck + "; all threads are in the output");
    if (failure != null) {
      told.addSuppressed(failure);
    }
    return told;
  }

  private static TestRun run(ExtensionContext context, boolean closing) {
    if (context.getTestClass().isEmpty()) { // a dynamic test is one of a factory's method
      return run(context.getParent().orElseThrow(), closing);
    }
    Class<?> testClass = context.getRequiredTestClass();
    Optional<Method> method = context.getTestMethod();
    boolean mayBlock =
        AnnotationSupport.isAnnotated(method, MayBlockLoops.class)
            || AnnotationSupport.isAnnotated(testClass, MayBlockLoops.class);
    return new TestRun(testClass, method.map(Method::getName).orElse(""), closing, mayBlock);
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> code,
      ReflectiveInvocationContext<Constructor<T>> what,
      ExtensionContext context)
      throws Throwable {
    return guard(code, context, false);
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> code, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    guard(code, context, false);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> code, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    guard(code, context, false);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> code, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    guard(code, context, false);
  }

  @Override
  public <T> T interceptTestFactoryMethod(
      Invocation<T> code, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    return guard(code, context, false);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> code, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    guard(code, context, false);
  }

  @Override
  public void interceptDynamicTest(
      Invocation<Void> code, DynamicTestInvocationContext what, ExtensionContext context)
      throws Throwable {
    guard(code, context, false);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> code, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    guard(code, context, true);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> code, ReflectiveInvocationContext<Method> what, ExtensionContext context)
      throws Throwable {
    guard(code, context, true);
  }
}
