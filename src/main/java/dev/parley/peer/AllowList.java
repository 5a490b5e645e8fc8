package dev.parley.peer;

import java.time.Duration;
import java.util.List;

/**
 * Lists the peers whose calls are accepted automatically.
 *
 * <p>A name is what a peer says of itself, and anybody in the channel can say the same; an id is
 * what the server has let in.
 *
 * @param whom names or ids, or "all"
 * @param pause how long an offer stands before it is accepted, in which a person at the window can
 *     say no; zero for at once
 */
public record AllowList(List<String> whom, Duration pause) {
  /** Nobody's. */
  public static final AllowList NOBODY = new AllowList(List.of(), Duration.ZERO);

  private static final String ALL = "all";

  public AllowList {
    whom = List.copyOf(whom);
  }

  boolean has(String peerId, String name) {
    return whom.contains(ALL) || whom.contains(peerId) || whom.contains(name);
  }
}
