package dev.parley.verto;

import com.fasterxml.jackson.databind.JsonNode;

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
  private final transient JsonNode error;

  private RequestException(Cause cause, int code, String message, JsonNode error) {
    super(message, null, false, false);
    this.cause = cause;
    this.code = code;
    this.error = error;
  }

  static RequestException refused(RpcFrame.Refusal refusal) {
    return new RequestException(Cause.REFUSED, refusal.code(), refusal.message(), refusal.error());
  }

  static RequestException timedOut(String method) {
    return new RequestException(Cause.TIMED_OUT, 0, method + " was not answered", null);
  }

  static RequestException lost() {
    return new RequestException(Cause.LOST, 0, "the connection was lost", null);
  }

  Cause cause() {
    return cause;
  }

  /** The server's code, 0 for none. */
  int code() {
    return code;
  }

  /** The server's whole error object; null unless refused. */
  JsonNode error() {
    return error;
  }
}
