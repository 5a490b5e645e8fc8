package dev.parley.signalling.verto;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This client's requests that wait for an answer. Each is a future that always ends: with the
 * result, with a {@link RequestException} of the server's refusal, of time, or of the lost
 * connection. Loop only.
 */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  private record Pending(CompletableFuture<JsonNode> answer, Loop.Timer limit) {}

  private final Loop loop;
  private final Consumer<String> wire;
  private final Liveness liveness;
  private final Map<Long, Pending> pending = new HashMap<>();
  private long lastId;

  Requests(Loop loop, Consumer<String> wire, Liveness liveness) {
    this.loop = loop;
    this.wire = wire;
    this.liveness = liveness;
  }

  /** Sends a request. The future completes on the loop. */
  CompletableFuture<JsonNode> ask(String method, ObjectNode params, Duration limit) {
    loop.assertOn();
    long id = ++lastId;
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Loop.Timer timer = loop.after(limit, () -> fail(id, RequestException.timedOut(method)));
    pending.put(id, new Pending(answer, timer));
    liveness.asked();
    try {
      wire.accept(RpcFrame.request(id, method, params));
    } catch (RuntimeException tooLarge) {
      fail(id, tooLarge);
    }
    return answer;
  }

  /** Sends a request, and handles its end on the loop, whichever it is. */
  void ask(
      String method,
      ObjectNode params,
      Duration limit,
      Consumer<JsonNode> done,
      Consumer<RuntimeException> failed) {
    ask(method, params, limit)
        .handle(
            (result, failure) -> {
              if (failure instanceof RuntimeException end) {
                failed.accept(end);
              } else {
                done.accept(result);
              }
              return null;
            })
        .exceptionally(
            bug -> {
              LOG.error("the end of {} was not handled", method, bug);
              return null;
            });
  }

  /** A refusal may come as a result: with a code below zero, and a message (measured). */
  void result(RpcFrame.Result result) {
    int code = result.result().path("code").asInt(0);
    if (code < 0) {
      String message = result.result().path("message").asText("");
      refusal(new RpcFrame.Refusal(result.id(), code, message, result.result()));
      return;
    }
    Pending request = take(result.id());
    if (request != null) {
      request.answer().complete(result.result());
    }
  }

  void refusal(RpcFrame.Refusal refusal) {
    fail(refusal.id(), RequestException.refused(refusal));
  }

  /** The connection is gone: no answer will come. */
  void lost() {
    List.copyOf(pending.keySet()).forEach(id -> fail(id, RequestException.lost()));
  }

  private void fail(long id, RuntimeException why) {
    Pending request = take(id);
    if (request != null) {
      request.answer().completeExceptionally(why);
    }
  }

  private Pending take(long id) {
    Pending request = pending.remove(id);
    if (request != null) {
      request.limit().cancel();
      liveness.answered();
    }
    return request;
  }

  /** A lost connection is told of once, by its own words, and not for each request on it. */
  static void noteFailure(String method, RuntimeException failure) {
    if (failure instanceof RequestException end && end.cause() == RequestException.Cause.LOST) {
      LOG.debug("{} went unanswered", method);
    } else if (failure instanceof RequestException end) {
      LOG.warn("{} failed: {} (code {})", method, end.getMessage(), end.code());
    } else {
      LOG.warn("{} failed: {}", method, failure.getMessage());
    }
  }
}
