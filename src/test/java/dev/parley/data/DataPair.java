package dev.parley.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Certificates;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Statistics;
import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Two sides of one call with one feature each, on one loop, without connections. */
public final class DataPair {
  public final Side one;
  public final Side two;
  private final Loop loop;

  /** Whether what is sent arrives. */
  public boolean works = true;

  /** The type of a control message that never arrives. */
  public String lost = "";

  public DataPair(Loop loop, DataFeature one, DataFeature two) {
    this(loop, "one", one, "two", two);
  }

  /** Of people who have ids of their own. */
  public DataPair(Loop loop, String idOfOne, DataFeature one, String idOfTwo, DataFeature two) {
    this.loop = loop;
    this.one = new Side(one, idOfOne, idOfTwo, true);
    this.two = new Side(two, idOfTwo, idOfOne, false);
    this.one.other = this.two;
    this.two.other = this.one;
    this.one.begin();
    this.two.begin();
  }

  /** Both know that the other has the feature. */
  public DataPair ready() {
    one.session.ready();
    two.session.ready();
    return this;
  }

  /** Media flow between them. */
  public DataPair connected() {
    one.session.state(Connection.State.CONNECTED);
    two.session.state(Connection.State.CONNECTED);
    return this;
  }

  /** The call is over. */
  public void end() {
    works = false;
    one.session.ended();
    two.session.ended();
  }

  /** One of the two. */
  public final class Side implements DataCall {
    private final DataFeature feature;
    private final String peerId;
    private final boolean polite;
    public final Set<DataChannel> closed = EnumSet.noneOf(DataChannel.class);
    public final Map<DataChannel, Integer> allowed = new HashMap<>();

    /** What was said, as TYPE and message. */
    public final List<String> said = new ArrayList<>();

    public DataFeature.Session session;
    public CompletableFuture<Certificates> certificates = new CompletableFuture<>();
    public CompletableFuture<Statistics> statistics = new CompletableFuture<>();

    /** Where this side has sent more than the other lets through. */
    public final Set<DataChannel> flooded = EnumSet.noneOf(DataChannel.class);

    private final Map<DataChannel, TokenBucket> rates = new EnumMap<>(DataChannel.class);
    private final Map<DataChannel, Integer> beyond = new EnumMap<>(DataChannel.class);

    /** False as if the channel could take no other message yet. */
    public boolean flows = true;

    private final List<CompletableFuture<Boolean>> waiting = new ArrayList<>();
    private Side other;

    private Side(DataFeature feature, String id, String peerId, boolean polite) {
      this.feature = feature;
      this.peerId = peerId;
      this.polite = polite;
    }

    private void begin() {
      session = feature.begin(this);
    }

    /** The channel takes messages again. */
    public void flow() {
      flows = true;
      List<CompletableFuture<Boolean>> freed = List.copyOf(waiting);
      waiting.clear();
      freed.forEach(sent -> sent.complete(true));
    }

    @Override
    public Loop loop() {
      return loop;
    }

    @Override
    public String peerId() {
      return peerId;
    }

    @Override
    public String peerName() {
      return peerId;
    }

    @Override
    public boolean polite() {
      return polite;
    }

    @Override
    public void say(String type, ObjectNode message) {
      ObjectNode copy = message.deepCopy();
      said.add(type + " " + copy);
      count(DataChannel.CONTROL);
      if (works && !type.equals(lost)) {
        loop.post(() -> other.session.heard(type, copy));
      }
    }

    @Override
    public CompletableFuture<Boolean> send(DataChannel channel, byte[] message) {
      byte[] copy = message.clone();
      count(channel);
      if (works) {
        loop.post(() -> other.session.heard(channel, copy));
      }
      if (works && !flows) {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        waiting.add(sent);
        return sent;
      }
      return CompletableFuture.completedFuture(works);
    }

    /** As the connection of the other side does. */
    private void count(DataChannel channel) {
      TokenBucket rate =
          rates.computeIfAbsent(
              channel, kind -> new TokenBucket(kind.atOnce, kind.perSecond, Duration.ofSeconds(1)));
      boolean fits =
          rate.take(loop.now())
              || beyond.merge(channel, 1, Integer::sum) <= other.allowed.getOrDefault(channel, 0);
      if (!fits) {
        flooded.add(channel);
      }
    }

    @Override
    public void allow(DataChannel channel, int messages) {
      allowed.merge(channel, messages, Integer::sum);
    }

    @Override
    public void close(DataChannel channel, String why) {
      closed.add(channel);
    }

    @Override
    public CompletableFuture<Certificates> certificates() {
      return certificates;
    }

    @Override
    public CompletableFuture<Statistics> statistics() {
      return statistics;
    }
  }
}
