package dev.parley.server;

import dev.parley.loop.Loop;

/** Holds what all dialects of one server share. Its parts live on the loop. */
final class ServerContext {
  private final Loop loop;
  private final Directory directory;
  private final Limits limits;
  private final Attempts attempts;

  ServerContext(Loop loop, Directory directory, Limits limits) {
    this.loop = loop;
    this.directory = directory;
    this.limits = limits;
    this.attempts = new Attempts(loop);
  }

  Loop loop() {
    return loop;
  }

  Directory directory() {
    return directory;
  }

  Limits limits() {
    return limits;
  }

  /** One count for all: who guesses in one dialect waits in the others as well. */
  Attempts attempts() {
    return attempts;
  }
}
