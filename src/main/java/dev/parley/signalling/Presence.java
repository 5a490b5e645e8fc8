package dev.parley.signalling;

import java.util.Objects;

/**
 * What a peer says of itself in its channel.
 *
 * @param name the name others should see, empty for none; checked by the codec that read it
 */
public record Presence(Status status, String name) {

  /** The four words of the presence protocol. */
  public enum Status {
    /** I have just joined: tell me that you are here. */
    READY,
    /** I am here and free. */
    AVAILABLE,
    /** I am offering, accepting or in a call. */
    UNAVAILABLE,
    /** I am leaving. */
    GONE
  }

  public Presence {
    Objects.requireNonNull(status);
    Objects.requireNonNull(name);
  }
}
