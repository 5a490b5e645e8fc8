package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.parley.connection.Connection.State;
import dev.parley.connection.Scope;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a path between the two sides: decides when ICE is restarted (RFC 8445, section 2.4; W3C
 * webrtc, restartIce), and tracks the state of the connection. Used on the loop.
 *
 * <p>A restart is an offer, so it needs the server; while that is away it is only noted. Either
 * side may restart, both at once too: their offers collide like any others. How long all this goes
 * on is for the owner of the call to say.
 *
 * <p>GStreamer's public peers take one offer in their life, and end at a second one. They get a
 * restart only as the last thing: once, after a longer wait, in which many a path comes back.
 */
final class PathKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(PathKeeper.class);

  /**
   * How long a path that is gone may come back by itself. libwebrtc says so 5.5 to 7.4 s after the
   * last packet (measured).
   */
  static final Duration GRACE = Duration.ofSeconds(2);

  /** The same towards a peer that may not survive a restart. */
  static final Duration LAST_RESORT = Duration.ofSeconds(10);

  /** A restart that helps does so within a second (measured); so long, for slow relays. */
  static final Duration AGAIN = Duration.ofSeconds(6);

  private final Scope scope;
  private final boolean renegotiates;
  private final Runnable restartIce;
  private final Consumer<State> becomes;

  /** Null before the first. */
  private State state;

  private volatile boolean everConnected;

  /** The path is gone, or none was found. */
  private volatile boolean lost;

  /** A restart waits for the server. */
  private boolean wanted;

  private Loop.Timer next = () -> {};

  /**
   * @param renegotiates whether the peer is known to bear a restart
   * @param restartIce makes the next offer one with new credentials
   * @param becomes told each change of state, once
   */
  PathKeeper(Scope scope, boolean renegotiates, Runnable restartIce, Consumer<State> becomes) {
    this.scope = scope;
    this.renegotiates = renegotiates;
    this.restartIce = restartIce;
    this.becomes = becomes;
    scope.onServerBack(this::serverIsBack);
  }

  /** The connectionstatechange event. */
  void changed(RTCPeerConnectionState now) {
    switch (now) {
      case NEW, CLOSED -> {}
      case CONNECTING -> become(everConnected ? State.RECONNECTING : State.CONNECTING);
      case CONNECTED -> found();
      case DISCONNECTED -> {
        if (!lost) {
          lost();
          restartAfter(renegotiates ? GRACE : LAST_RESORT);
        }
      }
      case FAILED -> failed();
    }
  }

  private void found() {
    everConnected = true;
    lost = false;
    wanted = false;
    next.cancel();
    become(State.CONNECTED);
  }

  /** A peer that may not survive a restart gets the rest of its wait, if it had a path. */
  private void failed() {
    boolean waits = !renegotiates && (lost || everConnected);
    boolean first = !lost;
    lost();
    if (!waits) {
      restart("failed");
    } else if (first) {
      restartAfter(LAST_RESORT);
    }
  }

  private void lost() {
    lost = true;
    become(everConnected ? State.RECONNECTING : State.CONNECTING);
  }

  /** Whether media can flow, as far as is known. Any thread. */
  boolean isConnected() {
    return everConnected && !lost;
  }

  /** Whether it ever could. Any thread. */
  boolean wasConnected() {
    return everConnected;
  }

  /** The machine is in another network: the old path may be dead before anybody says so. */
  void networkChanged() {
    if (renegotiates) {
      restart("the network has changed");
    }
  }

  private void serverIsBack() {
    if (wanted) {
      restart("the server is back");
    }
  }

  /** The peer has restarted: its attempt gets the time that an own one would have got. */
  void peerRestarted() {
    if (lost && renegotiates) {
      restartAfter(AGAIN);
    }
  }

  private void restart(String cause) {
    next.cancel();
    wanted = !scope.isServerUp();
    if (wanted || scope.isOver()) {
      return;
    }
    LOG.info("ICE restart ({})", cause);
    restartIce.run();
    if (lost && renegotiates) {
      restartAfter(AGAIN);
    }
  }

  private void restartAfter(Duration delay) {
    next.cancel();
    next = scope.after(delay, () -> restart("no path for " + delay.toSeconds() + " s"));
  }

  private void become(State newState) {
    if (state != newState) {
      state = newState;
      becomes.accept(newState);
    }
  }
}
