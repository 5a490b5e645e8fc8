package dev.parley.connection.webrtc;

import dev.parley.loop.Loop;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Relays native callbacks to a listener on the loop, until it is cut.
 *
 * <p>webrtc-java never frees the observer of a data channel, and keeps in Java's heap whatever that
 * refers to: by way of the channel a whole session with all that listens to it, some 0.4 MB a call
 * of the tests (measured). So an observer refers to a lead and to nothing else.
 */
final class CallbackRelay<T> {
  private static final Logger LOG = LoggerFactory.getLogger(CallbackRelay.class);

  private final Loop loop;

  /** Null once it is cut. */
  private volatile T end;

  CallbackRelay(Loop loop, T end) {
    this.loop = loop;
    this.end = end;
  }

  /**
   * Has something said on the loop. The whole of a native callback: what is thrown out of one
   * aborts the JVM (measured).
   */
  void tell(Consumer<T> word) {
    try {
      loop.post(() -> say(word));
    } catch (Throwable failure) {
      LOG.error("an event from WebRTC was lost", failure);
    }
  }

  private void say(Consumer<T> word) {
    T now = end;
    if (now != null) {
      word.accept(now);
    }
  }

  /**
   * Does something at once, on the native thread.
   *
   * @param act throws nothing that is not only logged
   */
  void act(Consumer<T> act) {
    try {
      say(act);
    } catch (Throwable failure) {
      LOG.error("an event from WebRTC could not be handled", failure);
    }
  }

  /** Nothing is said any more, nor is anybody kept. Any thread, any number of times. */
  void cut() {
    end = null;
  }
}
