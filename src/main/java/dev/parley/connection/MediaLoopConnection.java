package dev.parley.connection;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import dev.parley.loop.Loop;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Connection} on the media loop. Requests are posted there, and reports are posted
 * back to its user's loop.
 *
 * <p>Each call into the native library waits for a thread of the library's, and a fault in there
 * can make it wait forever. The user's loop must not wait with it: a person can still hang up, and
 * the server is still answered. Where nothing comes back within {@link #LIMIT} the connection has
 * failed.
 */
public final class MediaLoopConnection implements Connection {
  private static final Words WORDS = Words.in(MediaLoopConnection.class);

  private static final Logger LOG = LoggerFactory.getLogger(MediaLoopConnection.class);

  /** What is asked for takes milliseconds; as long as the longest limit of what it waits for. */
  static final Duration LIMIT = Duration.ofSeconds(10);

  private final Scope scope;
  private final Loop loop;
  private final Loop mediaLoop;
  private final Listener listener;
  private final Connection connection;
  private int unanswered;
  private Loop.Timer limit = () -> {};

  /**
   * @param loop that of the user
   * @param maker makes the connection that does the work; called at once
   */
  public MediaLoopConnection(
      Loop loop, Loop mediaLoop, Listener listener, Function<Listener, Connection> maker) {
    scope = new Scope(loop);
    this.loop = loop;
    this.mediaLoop = mediaLoop;
    this.listener = listener;
    connection = maker.apply(new PostsBack());
  }

  /** Asks the media's loop, and sees to it that it comes back. */
  private void ask(Consumer<Connection> act) {
    loop.assertOn();
    if (!scope.isOver()) {
      post(act);
    }
  }

  private void post(Consumer<Connection> act) {
    unanswered++;
    if (unanswered == 1) {
      limit = scope.after(LIMIT, this::hangs);
    }
    mediaLoop.post(
        () -> {
          try {
            act.accept(connection);
          } finally {
            loop.post(this::answered);
          }
        });
  }

  private void answered() {
    unanswered--;
    limit.cancel();
    if (unanswered > 0) {
      limit = scope.after(LIMIT, this::hangs);
    }
  }

  private void hangs() {
    LOG.error("the media loop has not answered for {} s", LIMIT.toSeconds());
    listener.failed(new Failure(Failure.Cause.TRANSPORT, WORDS.say("failure.library.hangs")));
  }

  @Override
  public void openMedia() {
    ask(Connection::openMedia);
  }

  @Override
  public void prepare() {
    ask(Connection::prepare);
  }

  @Override
  public void connect(NegotiationRole role) {
    ask(its -> its.connect(role));
  }

  @Override
  public void remoteDescription(SessionDescription description) {
    ask(its -> its.remoteDescription(description));
  }

  @Override
  public void remoteCandidate(IceCandidate candidate) {
    ask(its -> its.remoteCandidate(candidate));
  }

  @Override
  public void send(SendSettings wish) {
    ask(its -> its.send(wish));
  }

  @Override
  public void signalling(boolean up) {
    ask(its -> its.signalling(up));
  }

  @Override
  public void networkChanged() {
    ask(Connection::networkChanged);
  }

  @Override
  public String obstacle() {
    return connection.obstacle();
  }

  @Override
  public CompletableFuture<Statistics> statistics() {
    return fetch(Connection::statistics);
  }

  @Override
  public CompletableFuture<Double> microphoneLevel() {
    return fetch(Connection::microphoneLevel);
  }

  @Override
  public CompletableFuture<Boolean> send(DataChannel channel, byte[] message) {
    return fetch(its -> its.send(channel, message));
  }

  @Override
  public void allow(DataChannel channel, int messages) {
    ask(its -> its.allow(channel, messages));
  }

  @Override
  public void closeChannel(DataChannel channel) {
    ask(its -> its.closeChannel(channel));
  }

  @Override
  public CompletableFuture<Certificates> certificates() {
    return fetch(Connection::certificates);
  }

  private <T> CompletableFuture<T> fetch(Function<Connection, CompletableFuture<T>> figure) {
    loop.assertOn();
    if (scope.isOver()) {
      return CompletableFuture.failedFuture(new IllegalStateException("closed"));
    }
    CompletableFuture<T> fetched = new CompletableFuture<>();
    post(
        its ->
            figure
                .apply(its)
                .whenComplete(
                    (value, failure) ->
                        loop.post(
                            () -> {
                              if (failure == null) {
                                fetched.complete(value);
                              } else {
                                fetched.completeExceptionally(failure);
                              }
                            })));
    return fetched;
  }

  /** The connection that does the work; for tests. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() {
    loop.assertOn();
    if (scope.end()) {
      mediaLoop.post(connection::close);
    }
  }

  /** Nothing is reported after the end, though it may be on its way. */
  private final class PostsBack implements Listener {
    private void post(Consumer<Listener> report) {
      loop.post(
          () -> {
            if (!scope.isOver()) {
              report.accept(listener);
            }
          });
    }

    @Override
    public void mediaReady() {
      post(Listener::mediaReady);
    }

    @Override
    public void localDescription(SessionDescription description) {
      post(user -> user.localDescription(description));
    }

    @Override
    public void localCandidate(IceCandidate candidate) {
      post(user -> user.localCandidate(candidate));
    }

    @Override
    public void state(State state) {
      post(user -> user.state(state));
    }

    @Override
    public void sends(MediaState sent) {
      post(user -> user.sends(sent));
    }

    @Override
    public void peerSends(MediaState sent) {
      post(user -> user.peerSends(sent));
    }

    @Override
    public void frozen(boolean now) {
      post(user -> user.frozen(now));
    }

    @Override
    public void channel(DataChannel channel, boolean open) {
      post(user -> user.channel(channel, open));
    }

    @Override
    public void message(DataChannel channel, byte[] message) {
      post(user -> user.message(channel, message));
    }

    @Override
    public void note(String sentence) {
      post(user -> user.note(sentence));
    }

    @Override
    public void failed(Failure failure) {
      post(user -> user.failed(failure));
    }
  }
}
