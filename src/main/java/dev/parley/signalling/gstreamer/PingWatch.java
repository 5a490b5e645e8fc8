package dev.parley.signalling.gstreamer;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Notices that a server has died to which nothing can be said, since in a session every frame goes
 * to the other side: its pings (each 30 s of silence, by the reference server) are the sign of
 * life. Loop only.
 */
final class PingWatch {
  /** Two pings and a half. */
  static final Duration SILENCE_LIMIT = Duration.ofSeconds(75);

  private final Loop loop;
  private final BooleanSupplier inSession;
  private final Runnable silent;
  private Loop.Timer silence = () -> {};
  private boolean pinged;

  /**
   * @param inSession whether giving the connection up would end a call
   * @param silent run when the server has died
   */
  PingWatch(Loop loop, BooleanSupplier inSession, Runnable silent) {
    this.loop = loop;
    this.inSession = inSession;
    this.silent = silent;
  }

  void stop() {
    silence.cancel();
    pinged = false;
  }

  void pinged() {
    pinged = true;
    heard();
  }

  /** Anything has come. */
  void heard() {
    silence.cancel();
    silence = loop.after(SILENCE_LIMIT, this::endSilence);
  }

  /** A server that never pings, as some do not, must not cost a call. */
  private void endSilence() {
    if (pinged || !inSession.getAsBoolean()) {
      silent.run();
    } else {
      heard();
    }
  }
}
