package dev.parley.media.capture;

import dev.parley.loop.Loop;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Opened;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps at most one thing open at a time, following the latest request.
 *
 * <p>Opening and closing block, so they run on workers, one after the other. A wish that comes
 * during that replaces the one before; nothing is opened for an outdated wish. On the loop unless
 * said.
 *
 * @param <W> what is wished for; compared by equals
 * @param <T> what is open
 */
final class LatestWinsOpener<W, T extends Opened> {
  private static final Words WORDS = Words.in(LatestWinsOpener.class);

  private static final Logger LOG = LoggerFactory.getLogger(LatestWinsOpener.class);

  /** Two seconds for a camera's first picture, and as long for its start and a list of devices. */
  static final Duration OPEN_LIMIT = Duration.ofSeconds(8);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  /** How a thing is opened; blocks. */
  interface Opener<W, T> {
    T open(W wanted) throws MediaException;
  }

  /** What a switch reports, on the loop, until it is stopped. */
  interface Listener<W, T> {
    /**
     * Something will be closed or opened, once the future has completed; {@link #settled} follows.
     * Where it fails, what is open stays and what is not is not opened.
     */
    default CompletableFuture<Void> changing() {
      return CompletableFuture.completedFuture(null);
    }

    /** It is open, and still wished for. */
    void opened(W what, T thing);

    /** The thing is no longer to be used; it is closed after this returns. */
    void closing();

    /** It cannot be opened, and is not tried again until it is wished for again. */
    void failed(W what, String sentence);

    /** All is as wished, as far as it can be. */
    default void settled() {}
  }

  private final Loop loop;
  private final Opener<W, T> opener;
  private final Listener<W, T> listener;

  private W wanted;

  /** What {@link #current} is; null where nothing is open. */
  private W open;

  private boolean changing;
  private boolean busy;

  /** Also read and stopped off the loop: under the lock, as is what follows. */
  private volatile T current;

  private boolean stopped;

  LatestWinsOpener(Loop loop, Opener<W, T> opener, Listener<W, T> listener) {
    this.loop = loop;
    this.opener = opener;
    this.listener = listener;
  }

  /** Wishes for something, or with null for nothing; repeats what failed. */
  void want(W next) {
    loop.assertOn();
    wanted = next;
    step();
  }

  /** What is open now, null for nothing. Any thread. */
  T current() {
    return current;
  }

  private void step() {
    if (busy) {
      return;
    }
    if (isStopped() || Objects.equals(wanted, open)) {
      if (changing) {
        changing = false;
        listener.settled();
      }
      return;
    }
    busy = true;
    if (!changing) {
      changing = true;
      listener.changing().whenComplete((ready, failure) -> mayChange(failure));
    } else if (open == null) {
      open(wanted);
    } else {
      close();
    }
  }

  private void mayChange(Throwable failure) {
    busy = false;
    if (failure != null && open == null && wanted != null) {
      missed(wanted, failure);
    } else if (failure != null) {
      LOG.warn("could not close {}: {}", open, failure.toString());
      wanted = open;
    }
    step();
  }

  private void open(W what) {
    CompletableFuture<T> made = new CompletableFuture<>();
    loop.offload(
            "open " + what,
            () -> {
              T thing = opener.open(what);
              made.complete(thing);
              return thing;
            },
            OPEN_LIMIT)
        .whenComplete(
            (thing, failure) -> {
              busy = false;
              if (failure == null) {
                came(what, thing);
              } else {
                if (failure instanceof TimeoutException) {
                  made.thenAccept(LatestWinsOpener::end); // comes late, on its worker
                }
                missed(what, failure);
              }
              step();
            });
  }

  private void came(W what, T thing) {
    synchronized (this) {
      if (!stopped) {
        current = thing;
        open = what;
      }
    }
    if (isStopped()) {
      endOnWorker(thing);
    } else if (what.equals(wanted)) {
      listener.opened(what, thing);
    }
  }

  private void missed(W what, Throwable failure) {
    LOG.warn("could not open {}: {}", what, failure.toString());
    if (!isStopped() && what.equals(wanted)) {
      wanted = null;
      listener.failed(
          what,
          failure instanceof MediaException ? failure.getMessage() : WORDS.say("device.late"));
    }
  }

  private void close() {
    T old;
    synchronized (this) {
      old = current;
      current = null;
    }
    open = null;
    listener.closing();
    if (old == null) { // freed just now, off the loop
      busy = false;
      step();
      return;
    }
    endOnWorker(old)
        .whenComplete(
            (done, failure) -> {
              busy = false;
              step();
            });
  }

  private CompletableFuture<Void> endOnWorker(T thing) {
    return loop.offload("close a device", () -> end(thing), CLOSE_LIMIT)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.warn("could not close a device: {}", failure.toString());
              }
            });
  }

  private static void end(Opened thing) {
    thing.stop();
    thing.free();
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Ends what is open and ignores further wishes. Any thread, any number of times; may block. */
  void stop() {
    T last;
    synchronized (this) {
      stopped = true;
      last = current;
    }
    if (last != null) {
      last.stop();
    }
  }

  /** Frees what was open. Any thread, after {@link #stop}, any number of times; may block. */
  void free() {
    T last;
    synchronized (this) {
      last = current;
      current = null;
    }
    if (last != null) {
      last.free();
    }
  }
}
