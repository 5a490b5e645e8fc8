package dev.parley.signalling;

/** A request that ended without its answer. */
public final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a request has no answer. */
  public enum Cause {
    /** The server said no: code and message are its own. */
    REFUSED,
    /** No answer within the limit. */
    TIMED_OUT,
    /** The connection ended first. */
    LOST,
    /** The frame is longer than servers take; nothing was sent. */
    TOO_LARGE
  }

  private final Cause cause;
  private final int code;

  RequestException(Cause cause, int code, String message) {
    super(message, null, false, false);
    this.cause = cause;
    this.code = code;
  }

  public Cause cause() {
    return cause;
  }

  /** The server's code, 0 for none. */
  public int code() {
    return code;
  }

  public boolean isRefusal() {
    return cause == Cause.REFUSED;
  }
}
