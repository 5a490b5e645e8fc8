package dev.parley.server.access;

import dev.parley.loop.Loop;

/** Holds what all dialects of one server share. Its parts live on the loop. */
public record ServerContext(Loop loop, Directory directory, Limits limits, LoginAttempts attempts) {
  public ServerContext(Loop loop, Directory directory, Limits limits) {
    this(loop, directory, limits, new LoginAttempts(loop));
  }
}
