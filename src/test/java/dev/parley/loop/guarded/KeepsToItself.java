package dev.parley.loop.guarded;

import org.junit.jupiter.api.Test;

/** Has nothing to do with any loop. */
class KeepsToItself {
  @Test
  void test() {}
}
