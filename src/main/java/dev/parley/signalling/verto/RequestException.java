package dev.parley.signalling.verto;

/** A request that ended without its result. */
final class RequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why a request has no result. */
  enum Cause {
    /** The server said no: code, message and error are its own. */
    REFUSED,
    /** No answer within the limit. */
    TIMED_OUT,
    /** The connection ended first. */
    LOST
  }

  private final Cause cause;
  private final int code;

  private RequestException(Cause cause, int code, String message) {
    super(message, null, false, false);
    this.cause = cause;
    this.code = code;
  }

  static RequestException refused(RpcFrame.Refusal refusal) {
    return new RequestException(Cause.REFUSED, refusal.code(), refusal.message());
  }

  static RequestException timedOut(String method) {
    return new RequestException(Cause.TIMED_OUT, 0, method + " was not answered");
  }

  static RequestException lost() {
    return new RequestException(Cause.LOST, 0, "the connection was lost");
  }

  Cause cause() {
    return cause;
  }

  /** The server's code, 0 for none. */
  int code() {
    return code;
  }
}
