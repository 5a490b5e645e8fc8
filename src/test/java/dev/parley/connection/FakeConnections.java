package dev.parley.connection;

import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Connections without media, driven by the test; each enforces the order of the real one. */
public final class FakeConnections implements Connection.Factory {
  /** With whom, in the order in which they were made. */
  public final List<String> peers = new ArrayList<>();

  private final List<FakeConnection> made = new ArrayList<>();

  @Override
  public Connection create(String peerId, Connection.Listener listener) {
    peers.add(peerId);
    FakeConnection connection = new FakeConnection(listener);
    made.add(connection);
    return connection;
  }

  /** Those that were made so far; they are not counted any more. */
  public void forget() {
    peers.clear();
    made.clear();
  }

  public int count() {
    return made.size();
  }

  /** The one that was made as the first, the second and so on, from 0. */
  public FakeConnection get(int index) {
    return made.get(index);
  }

  public FakeConnection latest() {
    return made.get(made.size() - 1);
  }

  /** How many are not closed. */
  public long living() {
    return made.stream().filter(connection -> !connection.closed).count();
  }

  /** One connection. */
  public static final class FakeConnection implements Connection {
    private final Listener listener;
    public final List<Object> received = new ArrayList<>();
    public final List<SendSettings> wishes = new ArrayList<>();
    public boolean signalling = true;

    /** How often it was told so. */
    public int signals;

    public int networkChanges;
    public boolean prepared;
    public String obstacle = "";

    /** What is measured; at first nothing is. */
    public CompletableFuture<Statistics> measured = new CompletableFuture<>();

    /** Those of the handshake; at first there was none. */
    public CompletableFuture<Certificates> certified = new CompletableFuture<>();

    private boolean ready;
    private boolean opened;
    private boolean closed;

    /** Null until connected. */
    private NegotiationRole role;

    FakeConnection(Listener listener) {
      this.listener = listener;
    }

    public void mediaIsReady() {
      require(opened && !ready);
      ready = true;
      listener.mediaReady();
    }

    /** Reports, unless closed: a closed connection is silent. */
    public Listener says() {
      require(!closed);
      return listener;
    }

    /** Null until connected. */
    public Boolean polite() {
      return role == null ? null : role.polite();
    }

    /** Null until connected. */
    public NegotiationRole role() {
      return role;
    }

    @Override
    public void openMedia() {
      require(!opened && !closed);
      opened = true;
    }

    @Override
    public void prepare() {
      require(ready && !prepared && role == null && !closed);
      prepared = true;
    }

    @Override
    public void connect(NegotiationRole as) {
      boolean startsOver = role != null && role.polite() && !as.polite();
      require(ready && (role == null || startsOver) && !closed);
      role = as;
    }

    @Override
    public void remoteDescription(SessionDescription description) {
      require(role != null && !closed);
      received.add(description);
    }

    @Override
    public void remoteCandidate(IceCandidate candidate) {
      require(role != null && !closed);
      received.add(candidate);
    }

    @Override
    public void send(SendSettings wish) {
      require(!closed);
      wishes.add(wish);
    }

    @Override
    public void signalling(boolean up) {
      require(!closed);
      signalling = up;
      signals++;
    }

    @Override
    public void networkChanged() {
      require(!closed);
      networkChanges++;
    }

    @Override
    public String obstacle() {
      require(!closed);
      return obstacle;
    }

    @Override
    public CompletableFuture<Statistics> statistics() {
      require(!closed);
      return measured;
    }

    /** How loud the microphone is. */
    public double level;

    /** How often that was asked. */
    public int looks;

    @Override
    public CompletableFuture<Double> microphoneLevel() {
      require(!closed);
      looks++;
      return CompletableFuture.completedFuture(level);
    }

    /** Each with the label of its channel before it. */
    public final List<String> dataSent = new ArrayList<>();

    public final List<DataChannel> closedChannels = new ArrayList<>();

    /** The channel is open, and the peer says that. */
    public void hears(DataChannel channel, String message) {
      hears(channel, message.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #hears(DataChannel, String)}; a closed connection is silent. */
    public void hears(DataChannel channel, byte[] message) {
      if (!closed) {
        listener.message(channel, message);
      }
    }

    /** The control channel is open, and the peer has these features. */
    public void peerHas(String... features) {
      listener.channel(DataChannel.CONTROL, true);
      String names = String.join("\",\"", features);
      hears(
          DataChannel.CONTROL,
          "{\"type\":\"hello\",\"version\":1,\"features\":[\"" + names + "\"]}");
    }

    @Override
    public CompletableFuture<Boolean> send(DataChannel channel, byte[] message) {
      require(!closed);
      dataSent.add(channel.label + " " + new String(message, StandardCharsets.UTF_8));
      return CompletableFuture.completedFuture(true);
    }

    @Override
    public void allow(DataChannel channel, int messages) {}

    @Override
    public void closeChannel(DataChannel channel) {
      closedChannels.add(channel);
    }

    @Override
    public CompletableFuture<Certificates> certificates() {
      return certified;
    }

    @Override
    public void close() {
      closed = true;
    }

    private static void require(boolean order) {
      if (!order) {
        throw new IllegalStateException("out of order");
      }
    }
  }
}
