package dev.parley.signalling;

import java.util.Objects;

/**
 * What a peer says of itself in its channel.
 *
 * @param name the name others should see, empty for none; checked by the codec that read it
 * @param joins whether its program can join calls of several
 */
public record Presence(Status status, String name, boolean joins) {

  /** Of a program that knows calls of two alone. */
  public Presence(Status status, String name) {
    this(status, name, false);
  }

  /** The four words of the presence protocol, and one that only a server says. */
  public enum Status {
    /** I have just joined: tell me that you are here. */
    READY,
    /** I am here and free. */
    AVAILABLE,
    /** I am offering, accepting or in a call. */
    UNAVAILABLE,
    /** I am leaving. */
    GONE,
    /** It is known, but nobody is there to be called. Of others only: nobody says it of itself. */
    AWAY
  }

  public Presence {
    Objects.requireNonNull(status);
    Objects.requireNonNull(name);
  }
}
