package dev.parley.server;

import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.DatalessConnection;
import dev.parley.connection.Statistics;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Connections without media that agree as real ones do, by offer, answer and candidate: the answer
 * names the offer that it answers, and counts for no other.
 */
final class AgreeingConnections implements Connection.Factory {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration MOMENT = Duration.ofMillis(100);

  private final FakeLoop loop;
  private final String owner;
  private final List<Agreeing> made = new ArrayList<>();
  private int sessions;

  AgreeingConnections(FakeLoop loop, String owner) {
    this.loop = loop;
    this.owner = owner;
  }

  @Override
  public Connection create(String peerId, Connection.Listener listener) {
    Agreeing connection = new Agreeing(listener);
    made.add(connection);
    return connection;
  }

  /** How many are not closed. */
  long living() {
    return made.stream().filter(connection -> !connection.closed).count();
  }

  /** The only one that is not closed. */
  Agreeing living1() {
    return made.stream().filter(connection -> !connection.closed).findFirst().orElseThrow();
  }

  /** One of them. */
  final class Agreeing implements DatalessConnection {
    private final Listener listener;

    /** Null until it connects. */
    NegotiationRole role;

    /** What the other end calls itself; empty until agreed. */
    String agreedWith = "";

    final List<IceCandidate> candidates = new ArrayList<>();
    private String session = "";
    private int version;

    /** The own offer that stands; empty for none. */
    private String offered = "";

    private boolean closed;

    Agreeing(Listener listener) {
      this.listener = listener;
    }

    String session() {
      return session;
    }

    @Override
    public void openMedia() {
      later(MOMENT, listener::mediaReady);
    }

    @Override
    public void prepare() {}

    @Override
    public void connect(NegotiationRole as) {
      role = as;
      session = owner + "-" + sessions++;
      offered = "";
      if (as.offersFirst()) {
        loop.post(this::offer);
      } else {
        String waiting = session;
        later(PATIENCE, () -> offerUnlessAgreed(waiting));
      }
    }

    private void offerUnlessAgreed(String waiting) {
      if (waiting.equals(session) && agreedWith.isEmpty()) {
        offer();
      }
    }

    private void offer() {
      if (!closed) {
        offered = session + "/" + version++;
        listener.localDescription(
            new SessionDescription(SessionDescription.Type.OFFER, sdp("offers " + offered)));
        candidate();
      }
    }

    private void candidate() {
      String own = "candidate:1 1 udp 1 192.0.2.1 9 typ host " + session;
      listener.localCandidate(new IceCandidate(own, "0", 0, null));
    }

    private String sdp(String what) {
      long id = Math.abs((long) session.hashCode());
      return "v=0\r\no=- " + id + " 2 IN IP4 127.0.0.1\r\ns=" + what + "\r\nt=0 0\r\n";
    }

    private static String subject(String sdp) {
      return sdp.substring(sdp.indexOf("s=") + 2, sdp.indexOf("\r\nt="));
    }

    @Override
    public void remoteDescription(SessionDescription description) {
      String[] words = subject(description.sdp()).split(" ");
      switch (description.type()) {
        case OFFER -> {
          boolean collides = !offered.isEmpty();
          if (!collides || role.polite()) {
            offered = "";
            String answer = sdp("answers " + words[1] + " " + session);
            listener.localDescription(
                new SessionDescription(SessionDescription.Type.ANSWER, answer));
            candidate();
            agree(words[1].substring(0, words[1].indexOf('/')));
          }
        }
        case ANSWER -> {
          if (words[1].equals(offered)) {
            offered = "";
            agree(words[2]);
          }
        }
      }
    }

    private void agree(String with) {
      agreedWith = with;
      later(MOMENT, () -> listener.state(State.CONNECTED));
    }

    @Override
    public void remoteCandidate(IceCandidate candidate) {
      candidates.add(candidate);
    }

    @Override
    public void send(SendSettings wish) {}

    @Override
    public void signalling(boolean up) {}

    @Override
    public void networkChanged() {}

    @Override
    public String obstacle() {
      return "";
    }

    @Override
    public CompletableFuture<Statistics> statistics() {
      return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Double> microphoneLevel() {
      return CompletableFuture.completedFuture(0.0);
    }

    @Override
    public void close() {
      closed = true;
    }

    private void later(Duration delay, Runnable what) {
      loop.after(
          delay,
          () -> {
            if (!closed) {
              what.run();
            }
          });
    }
  }
}
