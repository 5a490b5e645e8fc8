package dev.parley.loop.guarded;

import dev.parley.media.TestMedia;

/** What stands between a test and the loop that it shares. */
final class Fixture {
  private Fixture() {}

  static void act() {
    TestMedia.on(() -> "on the shared loop");
  }
}
