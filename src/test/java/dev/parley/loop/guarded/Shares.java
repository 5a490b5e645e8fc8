package dev.parley.loop.guarded;

import org.junit.jupiter.api.Test;

/** Uses the shared loop, by way of another class. */
class Shares {
  @Test
  void test() {
    Fixture.act();
  }
}
