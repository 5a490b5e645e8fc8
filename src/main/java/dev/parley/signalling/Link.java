package dev.parley.signalling;

import java.time.Duration;
import java.util.Objects;

/**
 * How it stands between this client and its server: the only account of it.
 *
 * <pre>
 *   OFFLINE --join--> CONNECTING --open--> LOGGING_IN --ready--> ONLINE
 *                         ^   \______________|____________________|   lost
 *                         |__ WAITING <______/
 *   LOGGING_IN --refused--> REFUSED        ONLINE --punt--> PUNTED        any --leave--> OFFLINE
 * </pre>
 *
 * @param reason one sentence for a person, empty where there is nothing to say
 * @param retryAt when the next try starts, in the loop's time; null unless WAITING
 * @param asksPassword another password may open what this one did not; only when REFUSED
 */
public record Link(State state, String reason, Duration retryAt, boolean asksPassword) {

  /** The states; REFUSED and PUNTED stay until somebody asks to join again. */
  public enum State {
    /** Not joined, or left. */
    OFFLINE,
    /** A socket is being opened. */
    CONNECTING,
    /** The socket is open, the log in is under way. */
    LOGGING_IN,
    /** Logged in and subscribed: messages come and go. */
    ONLINE,
    /** The connection was lost or did not open; the next try starts at {@code retryAt}. */
    WAITING,
    /** The server said no, and would say so again. */
    REFUSED,
    /** The same user joined from somewhere else. */
    PUNTED
  }

  public Link {
    Objects.requireNonNull(state);
    Objects.requireNonNull(reason);
    if ((state == State.WAITING) != (retryAt != null)) {
      throw new IllegalArgumentException("only WAITING has a time: " + state);
    }
  }

  /** A state that needs no words. */
  public static Link of(State state) {
    return of(state, "");
  }

  /** A state and why. */
  public static Link of(State state, String reason) {
    return new Link(state, reason, null, false);
  }

  /** Waiting for the next try. */
  public static Link waiting(String reason, Duration retryAt) {
    return new Link(State.WAITING, reason, retryAt, false);
  }

  /** Refused; nothing is tried until somebody asks. */
  public static Link refused(String reason, boolean asksPassword) {
    return new Link(State.REFUSED, reason, null, asksPassword);
  }

  public boolean isOnline() {
    return state == State.ONLINE;
  }
}
