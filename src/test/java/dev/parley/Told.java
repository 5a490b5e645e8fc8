package dev.parley;

import dev.parley.loop.Loop;

/** What a remote client tells, a line each, with the time in front; any thread. */
final class Told {
  private final Loop loop;

  Told(Loop loop) {
    this.loop = loop;
  }

  /** Milliseconds of a clock that all processes of one machine share on Linux. */
  long now() {
    return loop.now().toMillis();
  }

  synchronized void say(String words) {
    System.out.println(now() + " " + words.replace('\n', ' '));
  }
}
