package dev.parley.signalling;

import dev.parley.loop.Loop;
import dev.parley.socket.TextSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The requests of one client that wait for an answer. Each is a future that always ends, on the
 * loop: with the answer, or with a {@link RequestException}. Loop only.
 *
 * <p>A connection whose requests go unanswered is dead, however much else is heard on it: from the
 * log-in on it is given up when something waits and no answer has come for {@link #ANSWER_LIMIT}.
 *
 * @param <A> what a server answers
 */
public final class Requests<A> {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  /** For one request, of a server that answers others meanwhile or delays a log-in. */
  public static final Duration LIMIT = Duration.ofSeconds(30);

  /** A living server answers in milliseconds (measured). */
  public static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private record Pending<A>(CompletableFuture<A> answer, Loop.Timer limit) {}

  private final Loop loop;
  private final Consumer<String> wire;
  private final Consumer<Duration> dead;
  private final Map<Object, Pending<A>> pending = new HashMap<>();
  private Loop.Timer doubt = () -> {};
  private boolean watched;
  private long lastId;

  /**
   * @param dead run when the connection is dead, with the time since when it answers nothing
   */
  Requests(Loop loop, Consumer<String> wire, Consumer<Duration> dead) {
    this.loop = loop;
    this.wire = wire;
    this.dead = dead;
  }

  /** Sends a request under the next number. */
  public CompletableFuture<A> ask(LongFunction<String> frame, Duration limit) {
    long id = ++lastId;
    return ask(id, frame.apply(id), limit);
  }

  /** Sends a request under a key of its kind: where one waits already, both get the answer. */
  public CompletableFuture<A> ask(Object key, String frame, Duration limit) {
    CompletableFuture<A> answer = await(key, limit);
    if (pending.size() == 1) {
      beginQuiet();
    }
    try {
      wire.accept(frame);
    } catch (TextSocket.FrameTooLargeException tooLarge) {
      fail(key, RequestException.Cause.TOO_LARGE, 0, tooLarge.getMessage());
    }
    return answer;
  }

  /** Waits for what the server says unasked. */
  public CompletableFuture<A> await(Object key, Duration limit) {
    loop.assertOn();
    CompletableFuture<A> answer = new CompletableFuture<>();
    Loop.Timer timer =
        loop.after(limit, () -> fail(key, RequestException.Cause.TIMED_OUT, 0, "no answer came"));
    Pending<A> before = pending.put(key, new Pending<>(answer, timer));
    if (before != null) {
      before.limit().cancel();
      handle(
          answer,
          before.answer()::complete,
          failure -> before.answer().completeExceptionally(failure));
    }
    return answer;
  }

  public boolean isWaiting(Object key) {
    return pending.containsKey(key);
  }

  /** The server has answered; no effect where nothing waits under the key. */
  public void answered(Object key, A answer) {
    Pending<A> request = take(key);
    if (request != null) {
      request.answer().complete(answer);
    }
  }

  /** Likewise, that it will not. */
  public void refused(Object key, int code, String message) {
    fail(key, RequestException.Cause.REFUSED, code, message);
  }

  /** The answer does not matter any more. */
  public void drop(Object key) {
    fail(key, RequestException.Cause.LOST, 0, "the request was dropped");
  }

  /** The connection is logged in: from here on silence counts. */
  void watch() {
    watched = true;
  }

  /** The connection is gone: no answer will come. */
  void lost() {
    watched = false;
    List.copyOf(pending.keySet())
        .forEach(key -> fail(key, RequestException.Cause.LOST, 0, "the connection was lost"));
    doubt.cancel();
  }

  private void fail(Object key, RequestException.Cause cause, int code, String message) {
    Pending<A> request = take(key);
    if (request != null) {
      request.answer().completeExceptionally(new RequestException(cause, code, message));
    }
  }

  private Pending<A> take(Object key) {
    Pending<A> request = pending.remove(key);
    if (request != null) {
      request.limit().cancel();
      doubt.cancel();
      if (!pending.isEmpty()) {
        beginQuiet();
      }
    }
    return request;
  }

  private void beginQuiet() {
    Duration since = loop.now();
    doubt.cancel();
    doubt =
        loop.after(
            ANSWER_LIMIT,
            () -> {
              if (watched) {
                dead.accept(since);
              }
            });
  }

  /** Handles the end of a request, or of several in a row, whichever it is. */
  public static <T> void handle(
      CompletableFuture<T> request, Consumer<? super T> done, Consumer<Throwable> failed) {
    request
        .handle(
            (answer, failure) -> {
              if (failure == null) {
                done.accept(answer);
              } else {
                failed.accept(
                    failure instanceof CompletionException ? failure.getCause() : failure);
              }
              return null;
            })
        .exceptionally(
            bug -> {
              LOG.error("the end of a request was not handled", bug);
              return null;
            });
  }
}
