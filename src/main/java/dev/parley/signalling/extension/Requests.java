package dev.parley.signalling.extension;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This client's requests that wait for an answer. Each ends once: with its answer, or with the
 * connection, which a server that does not answer in time has lost. Loop only.
 */
final class Requests {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);

  /**
   * An answer.
   *
   * @param refused whether it is an error, whose name the word then is
   */
  record Answer(String word, boolean refused, String peer, String state, String call, String name) {
    boolean is(String response) {
      return !refused && word.equals(response);
    }

    boolean isRefused(String error) {
      return refused && word.equals(error);
    }
  }

  private record Pending(String word, Consumer<Answer> done, Loop.Timer limit) {}

  private final Loop loop;
  private final Consumer<String> wire;
  private final Runnable silent;
  private final Map<Long, Pending> pending = new HashMap<>();
  private long lastId;

  /**
   * @param silent run when an answer has not come in time
   */
  Requests(Loop loop, Consumer<String> wire, Runnable silent) {
    this.loop = loop;
    this.wire = wire;
    this.silent = silent;
  }

  /**
   * Sends a request.
   *
   * @param done not called if the connection ends first
   */
  void ask(ObjectNode request, Duration limit, Consumer<Answer> done) {
    long id = ++lastId;
    String word = request.path("request").asText();
    pending.put(id, new Pending(word, done, loop.after(limit, silent)));
    wire.accept(request.put("id", id).toString());
  }

  void response(Frame.Response said) {
    finish(
        said.id(),
        new Answer(said.word(), false, said.peer(), said.state(), said.call(), said.name()));
  }

  void refusal(Frame.Refusal said) {
    Pending asked = pending.get(said.id());
    LOG.info("the server refused {}", asked == null ? "something" : asked.word());
    finish(said.id(), new Answer(said.word(), true, "", "", "", ""));
  }

  /** The connection is gone: no answer will come. */
  void lost() {
    List.copyOf(pending.values()).forEach(one -> one.limit().cancel());
    pending.clear();
  }

  private void finish(long id, Answer answer) {
    Pending asked = pending.remove(id);
    if (asked != null) {
      asked.limit().cancel();
      asked.done().accept(answer);
    }
  }
}
