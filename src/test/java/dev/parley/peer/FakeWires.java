package dev.parley.peer;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Connections without media that find each other by their descriptions, as real ones do by ICE: two
 * that are open and have each other's description are connected; one whose other end is closed is
 * interrupted after 5 s and fails after 25 s, as libwebrtc does.
 */
final class FakeWires {
  /** How local media behaves from now on. */
  enum Media {
    OPENS,
    FAILS,
    HANGS
  }

  private final FakeLoop loop;
  private final Random random;
  private final Map<String, Wire> all = new HashMap<>();
  Media media = Media.OPENS;

  FakeWires(FakeLoop loop, Random random) {
    this.loop = loop;
    this.random = random;
  }

  /** The connections of one side. */
  final class Side implements Connection.Factory {
    private final String owner;
    private final List<Wire> made = new ArrayList<>();

    Side(String owner) {
      this.owner = owner;
    }

    @Override
    public Connection create(String peerId, Connection.Listener listener) {
      Wire wire = new Wire(owner + "-" + made.size(), peerId, listener);
      made.add(wire);
      all.put(wire.name, wire);
      return wire;
    }

    long living() {
      return made.stream().filter(wire -> !wire.closed).count();
    }

    /** How many of them there are with one peer. */
    long living(String peerId) {
      return made.stream().filter(wire -> !wire.closed && wire.peerId.equals(peerId)).count();
    }

    /** How many there have been. */
    int made() {
      return made.size();
    }

    /** Those with whom media flow. */
    Set<String> connected() {
      return made.stream()
          .filter(wire -> !wire.closed && wire.connected && wire.hasEnd())
          .map(wire -> wire.peerId)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With whom connections were made, in that order. */
    List<String> peersInOrder() {
      return made.stream().map(wire -> wire.peerId).toList();
    }

    /** How many have ever been connected to another. */
    long everConnected() {
      return made.stream().filter(wire -> wire.wasConnected).count();
    }

    /** Connectivity goes: back in a moment, or for good. */
    void breakNow(boolean forGood) {
      made.stream().filter(wire -> !wire.closed && wire.connected).forEach(w -> w.breaks(forGood));
    }

    /** Connectivity with one peer goes: back in a moment, or for good. */
    void breakNow(String peerId, boolean forGood) {
      made.stream()
          .filter(wire -> !wire.closed && wire.connected && wire.peerId.equals(peerId))
          .forEach(wire -> wire.breaks(forGood));
    }

    /** Whether the one living connection has a living other end that has this one as its own. */
    boolean isJoined() {
      return made.stream().anyMatch(wire -> !wire.closed && wire.hasEnd());
    }
  }

  private final class Wire implements DatalessConnection {
    private final String name;
    private final String peerId;
    private final Listener listener;
    private String remote = "";
    private Boolean polite;
    private boolean ready;
    private boolean connected;
    private boolean wasConnected;
    private boolean failed;
    private boolean closed;

    Wire(String name, String peerId, Listener listener) {
      this.name = name;
      this.peerId = peerId;
      this.listener = listener;
    }

    @Override
    public void openMedia() {
      Media how = media;
      loop.after(Duration.ofMillis(random.nextInt(1500)), () -> opened(how));
    }

    private void opened(Media how) {
      if (closed || how == Media.HANGS) {
        return;
      }
      if (how == Media.FAILS) {
        fail(Failure.Cause.MEDIA);
      } else {
        ready = true;
        listener.mediaReady();
      }
    }

    @Override
    public void prepare() {
      require(ready && polite == null && !closed);
    }

    @Override
    public void connect(NegotiationRole role) {
      require(ready && this.polite == null && !closed);
      this.polite = role.polite();
      later(0, () -> listener.localDescription(description(SessionDescription.Type.OFFER)));
      later(0, () -> listener.localCandidate(new IceCandidate("candidate:" + name, "0", 0, null)));
    }

    private SessionDescription description(SessionDescription.Type type) {
      return new SessionDescription(type, name);
    }

    @Override
    public void remoteDescription(SessionDescription description) {
      require(polite != null && !closed);
      remote = description.sdp();
      if (description.type() == SessionDescription.Type.OFFER) {
        later(0, () -> listener.localDescription(description(SessionDescription.Type.ANSWER)));
      }
      if (hasEnd()) {
        later(random.nextInt(300), this::flows);
        all.get(remote).later(random.nextInt(300), all.get(remote)::flows);
      }
    }

    private void flows() {
      if (hasEnd() && !connected) {
        connected = true;
        wasConnected = true;
        listener.state(State.CONNECTED);
      }
    }

    private boolean hasEnd() {
      Wire other = all.get(remote);
      return other != null
          && !closed
          && !other.closed
          && !other.failed
          && other.remote.equals(name);
    }

    void breaks(boolean forGood) {
      connected = false;
      listener.state(State.RECONNECTING);
      later(forGood ? 20_000 : 2_000, forGood ? () -> fail(Failure.Cause.TRANSPORT) : this::flows);
    }

    private void otherEndIsGone() {
      if (connected) {
        later(5_000, () -> listener.state(State.RECONNECTING));
        later(25_000, () -> fail(Failure.Cause.TRANSPORT));
      }
    }

    private void fail(Failure.Cause cause) {
      failed = true;
      connected = false;
      Wire other = all.get(remote);
      if (other != null) {
        other.otherEndIsGone();
      }
      listener.failed(new Failure(cause, "A fault."));
    }

    private void later(int millis, Runnable act) {
      loop.after(
          Duration.ofMillis(millis),
          () -> {
            if (!closed && !failed) {
              act.run();
            }
          });
    }

    @Override
    public void remoteCandidate(IceCandidate candidate) {
      require(polite != null && !closed);
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
    public CompletableFuture<Double> microphoneLevel() {
      return CompletableFuture.completedFuture(0.0);
    }

    @Override
    public CompletableFuture<Statistics> statistics() {
      require(!closed);
      return new CompletableFuture<>();
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        Wire other = all.get(remote);
        if (other != null && !failed) {
          other.otherEndIsGone();
        }
      }
    }

    private void require(boolean order) {
      if (!order) {
        throw new IllegalStateException(name + " is used out of order");
      }
    }
  }
}
