package dev.parley.server.access;

import dev.parley.loop.Loop;
import java.util.Optional;

/** Holds what all dialects of one server share. Its parts live on the loop. */
public record ServerContext(
    Loop loop, Directory directory, Limits limits, TrustedSources trusted, LoginAttempts attempts) {
  public ServerContext(Loop loop, Directory directory, Limits limits) {
    this(loop, directory, limits, TrustedSources.NONE);
  }

  public ServerContext(Loop loop, Directory directory, Limits limits, TrustedSources trusted) {
    this(loop, directory, limits, trusted, new LoginAttempts(loop));
  }

  /** What a user who has logged in gets for TURN; empty where there is none. */
  public Optional<TurnSecret.Issued> turnFor(String user) {
    return directory.turn().map(turn -> turn.issue(user, loop.wallClock()));
  }
}
