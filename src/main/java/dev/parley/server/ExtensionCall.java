package dev.parley.server;

import dev.parley.loop.Loop;

/**
 * Represents one call to an extension, from its {@code call} to its end. Its caller never changes;
 * it has no agent while it rings, and one and the same from its answer on. Lives on the loop.
 */
final class ExtensionCall {
  private final String id;
  private final ExtensionPeer caller;
  private final String callerName;

  /** When it has rung for too long. */
  private final Loop.Timer limit;

  private ExtensionPeer agent;

  ExtensionCall(String id, ExtensionPeer caller, String callerName, Loop.Timer limit) {
    this.id = id;
    this.caller = caller;
    this.callerName = callerName;
    this.limit = limit;
  }

  String id() {
    return id;
  }

  ExtensionPeer caller() {
    return caller;
  }

  /** Empty for none. */
  String callerName() {
    return callerName;
  }

  boolean isRinging() {
    return agent == null;
  }

  void answeredBy(ExtensionPeer who) {
    if (agent != null) {
      throw new IllegalStateException("a call has one agent");
    }
    agent = who;
    limit.cancel();
  }

  /** Who is at the other end of an answered call. */
  ExtensionPeer other(ExtensionPeer side) {
    return side == caller ? agent : caller;
  }

  /** Neither side is in it any more. */
  void end() {
    limit.cancel();
    caller.setCall(null);
    if (agent != null) {
      agent.setCall(null);
    }
  }
}
