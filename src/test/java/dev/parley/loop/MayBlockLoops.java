package dev.parley.loop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that holds a loop up on purpose: {@link LoopGuard} does not fail it. A loop that is
 * still held when it has ended fails the next test.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface MayBlockLoops {
  /** Why it does. */
  String value();
}
