package dev.parley.server;

import dev.parley.loop.Loop;

/**
 * What all dialects of one server have in common. Its parts live on the loop.
 *
 * @param attempts one count for all: who guesses in one dialect waits in the others as well
 */
public record ServerContext(Loop loop, Directory directory, Limits limits, LoginAttempts attempts) {
  public ServerContext(Loop loop, Directory directory, Limits limits) {
    this(loop, directory, limits, new LoginAttempts(loop));
  }
}
