package dev.parley.server;

import dev.parley.loop.Loop;
import java.time.Duration;

/**
 * Checks whether a client is still there, in a dialect that leaves this to the WebSocket: after 30
 * s of silence it sends a ping, and the pong, or anything else, must come within 20 s. Lives on the
 * loop.
 */
final class Heartbeat {
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration GONE = SILENCE.plusSeconds(20);

  private final Loop loop;
  private final ClientBase clientBase;
  private Duration heard = Duration.ZERO;

  Heartbeat(Loop loop, ClientBase clientBase) {
    this.loop = loop;
    this.clientBase = clientBase;
  }

  void start() {
    heard();
    look();
  }

  /** One timer in 30 s, however much is said. */
  void heard() {
    heard = loop.now();
  }

  /** Somebody has reason to think that nobody is there: asks at once, and once. */
  void doubt() {
    if (loop.now().minus(heard).compareTo(SILENCE) < 0) {
      heard = loop.now().minus(SILENCE);
      look();
    }
  }

  private void look() {
    Duration silent = loop.now().minus(heard);
    if (silent.compareTo(SILENCE) < 0) {
      clientBase.await(SILENCE.minus(silent), this::look);
    } else if (silent.compareTo(GONE) < 0) {
      clientBase.await(GONE.minus(silent), this::look);
      clientBase.ping();
    } else {
      clientBase.drop();
    }
  }
}
