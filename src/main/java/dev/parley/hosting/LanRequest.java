package dev.parley.hosting;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channels.LanHosting;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import dev.parley.text.Words;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has this machine's server opened to the network, by the copy of the program that hosts it ({@link
 * LanServer}), for as long as it stays connected there. When that copy ends, it asks the next. Loop
 * only.
 */
public final class LanRequest implements LanHosting {
  private static final Logger LOG = LoggerFactory.getLogger(LanRequest.class);
  private static final Words WORDS = Words.in(LanRequest.class);

  /** A certificate is made in seconds; an older version of the program never answers. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Loop loop;
  private final LocalServer local;
  private final Runnable changed;

  /** Null while it is not wanted. */
  private CompletableFuture<Void> starting;

  private TextSocket socket;
  private Loop.Timer timer = () -> {};
  private List<String> links = List.of();

  /**
   * @param changed told on the loop when {@link #links} are others
   */
  public LanRequest(Loop loop, LocalServer local, Runnable changed) {
    this.loop = loop;
    this.local = local;
    this.changed = changed;
  }

  @Override
  public CompletableFuture<Void> start() {
    loop.assertOn();
    if (starting == null) {
      starting = new CompletableFuture<>();
      CompletableFuture<Void> wanted = starting;
      timer = loop.after(LIMIT, () -> fail(WORDS.say("host.late")));
      ask(wanted);
    }
    return starting;
  }

  @Override
  public boolean isOn() {
    return starting != null && starting.isDone();
  }

  @Override
  public boolean isStarting() {
    return starting != null && !starting.isDone();
  }

  @Override
  public List<String> links() {
    return links;
  }

  @Override
  public void close() {
    loop.assertOn();
    timer.cancel();
    links = List.of();
    if (socket != null) {
      socket.close();
      socket = null;
    }
    if (starting != null) {
      CompletableFuture<Void> ended = starting;
      starting = null;
      ended.cancel(false);
    }
  }

  private void ask(CompletableFuture<Void> wanted) {
    local
        .find()
        .whenComplete(
            (place, failure) -> {
              if (wanted != starting) {
                return; // turned off meanwhile
              }
              if (failure == null) {
                URI there = place.uri().resolve(LanServer.PATH);
                socket =
                    WssSocket.opener(loop, there, place.trust())
                        .open(new Answer(wanted, place.password()));
              } else {
                loop.after(AGAIN, () -> askAgain(wanted));
              }
            });
  }

  private void askAgain(CompletableFuture<Void> wanted) {
    if (wanted == starting) {
      ask(wanted);
    }
  }

  private void fail(String why) {
    CompletableFuture<Void> failed = starting;
    starting = null;
    close();
    failed.completeExceptionally(new IOException(why));
  }

  private void take(JsonNode told) {
    if (told.hasNonNull("trouble")) {
      String why = told.get("trouble").asText();
      if (starting.isDone()) { // the next host cannot: it was open, and is no more
        close();
        changed.run();
      } else {
        fail(why);
      }
      return;
    }
    List<String> given = new ArrayList<>();
    told.path("links").forEach(link -> given.add(link.asText()));
    links = List.copyOf(given);
    timer.cancel();
    starting.complete(null);
    changed.run();
  }

  /** What the host says; it has proved that it is this user's. */
  private final class Answer implements TextSocket.Listener {
    private final CompletableFuture<Void> wanted;

    private final String password;

    private Answer(CompletableFuture<Void> wanted, String password) {
      this.wanted = wanted;
      this.password = password;
    }

    @Override
    public void opened() {
      if (socket != null) { // null where it was turned off meanwhile
        socket.send(password);
      }
    }

    @Override
    public void text(String text) {
      if (wanted == starting) {
        take(Json.readOrMissing(text));
      }
    }

    @Override
    public void closed(String why) {
      LOG.debug("no connection that has the server opened: {}", why);
      loop.after(AGAIN, () -> askAgain(wanted));
    }
  }
}
