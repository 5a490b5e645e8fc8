package dev.parley.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Certificates;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Statistics;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what goes over the data channels of one call: says hello on the control channel, learns
 * from the peer's which features it has, and passes each message to the one feature that it is for.
 * A peer that says no hello is never sent anything else. docs/data-channels.md has the format. Loop
 * only.
 */
public final class DataSession {
  private static final Logger LOG = LoggerFactory.getLogger(DataSession.class);

  /** Of the format; one that knows more says a higher number, and understands the lower ones. */
  static final int VERSION = 1;

  static final String HELLO = "hello";

  private static final int MOST_FEATURES = 64;
  private static final int LONGEST_TYPE = 64;

  private final Loop loop;
  private final Partner partner;
  private final Connection connection;
  private final List<Part> parts = new ArrayList<>();
  private final Set<DataChannel> open = EnumSet.noneOf(DataChannel.class);

  /** Those that the peer has; empty before its hello. */
  private final Set<String> peerHas = new HashSet<>();

  private boolean over;

  /**
   * With whom the call is.
   *
   * @param name to show, now
   * @param polite whether this side is the polite one
   */
  public record Partner(String id, Supplier<String> name, BooleanSupplier polite) {}

  /**
   * @param connection of the call; its messages are to be passed on to this
   */
  public DataSession(
      Loop loop, Partner partner, Connection connection, List<DataFeature> features) {
    this.loop = loop;
    this.partner = partner;
    this.connection = connection;
    features.forEach(feature -> parts.add(new Part(feature)));
  }

  /** As {@link Connection.Listener#channel}. */
  public void channel(DataChannel channel, boolean opened) {
    if (!opened) {
      open.remove(channel);
      parts.stream().filter(part -> part.endsWith(channel)).forEach(Part::end);
    } else if (open.add(channel)) {
      if (channel == DataChannel.CONTROL) {
        hello();
      }
      parts.forEach(Part::look);
    }
  }

  private void hello() {
    ObjectNode hello = Json.object().put("type", HELLO).put("version", VERSION);
    ArrayNode names = hello.putArray("features");
    parts.forEach(part -> names.add(part.feature.name()));
    control(hello);
  }

  private void control(ObjectNode message) {
    byte[] bytes = message.toString().getBytes(StandardCharsets.UTF_8);
    if (bytes.length > DataChannel.CONTROL.longest) {
      LOG.warn("a message of {} bytes is too long to be sent", bytes.length);
      return;
    }
    connection.send(DataChannel.CONTROL, bytes);
  }

  /** As {@link Connection.Listener#message}. */
  public void message(DataChannel channel, byte[] message) {
    if (channel == DataChannel.CONTROL) {
      heard(Json.readOrMissing(new String(message, StandardCharsets.UTF_8)));
    } else {
      parts.stream()
          .filter(part -> part.feature.channel() == channel)
          .forEach(part -> part.tell(session -> session.heard(channel, message)));
    }
  }

  private void heard(JsonNode message) {
    String type = message.path("type").asText("");
    if (type.equals(HELLO)) {
      helloHeard(message);
    } else if (!type.isEmpty() && type.length() <= LONGEST_TYPE) {
      parts.stream()
          .filter(part -> part.isMeant(type))
          .forEach(part -> part.tell(session -> session.heard(type, message)));
    }
  }

  /** Only the first counts. */
  private void helloHeard(JsonNode hello) {
    JsonNode names = hello.path("features");
    boolean understood = hello.path("version").asInt(0) >= 1 && names.size() <= MOST_FEATURES;
    if (peerHas.isEmpty() && understood) {
      names.forEach(name -> peerHas.add(name.asText("")));
      parts.forEach(Part::look);
    }
  }

  /** As {@link Connection.Listener#state}. */
  public void state(Connection.State state) {
    parts.forEach(part -> part.passOn(session -> session.state(state)));
  }

  /** As {@link Connection.Listener#localCandidate}. */
  public void localCandidate() {
    parts.forEach(part -> part.passOn(DataFeature.Session::localCandidate));
  }

  /** The call is over. */
  public void end() {
    over = true;
    parts.forEach(Part::end);
  }

  /** One feature in this call. */
  private final class Part implements DataCall {
    private final DataFeature feature;
    private final DataFeature.Session session;
    private boolean ready;
    private boolean ended;

    Part(DataFeature feature) {
      this.feature = feature;
      session = feature.begin(this);
    }

    boolean endsWith(DataChannel channel) {
      return !feature.outlivesChannels()
          && (channel == DataChannel.CONTROL || channel == feature.channel());
    }

    boolean isMeant(String type) {
      return type.equals(feature.name()) || type.startsWith(feature.name() + ".");
    }

    void look() {
      boolean opened =
          open.contains(DataChannel.CONTROL)
              && (feature.channel() == null || open.contains(feature.channel()));
      if (opened && !ready && !ended && peerHas.contains(feature.name())) {
        ready = true;
        passOn(DataFeature.Session::ready);
      }
    }

    /** Something of the peer, which counts only once it has said what it is. */
    void tell(Consumer<DataFeature.Session> word) {
      if (ready) {
        passOn(word);
      }
    }

    void passOn(Consumer<DataFeature.Session> word) {
      if (!ended) {
        guarded(word);
      }
    }

    /** What one feature cannot take ends nothing else. */
    private void guarded(Consumer<DataFeature.Session> word) {
      try {
        word.accept(session);
      } catch (RuntimeException failure) {
        LOG.error("{} of a call fails: {}", feature.name(), failure.getClass().getName());
        LOG.debug("{} of a call fails", feature.name(), failure);
      }
    }

    void end() {
      if (!ended) {
        ended = true;
        guarded(DataFeature.Session::ended);
      }
    }

    @Override
    public Loop loop() {
      return loop;
    }

    @Override
    public String peerId() {
      return partner.id();
    }

    @Override
    public String peerName() {
      return partner.name().get();
    }

    @Override
    public boolean polite() {
      return partner.polite().getAsBoolean();
    }

    @Override
    public void say(String type, ObjectNode message) {
      if (ready && !ended) {
        control(message.put("type", type));
      }
    }

    @Override
    public CompletableFuture<Boolean> send(DataChannel channel, byte[] message) {
      return ready && !ended
          ? connection.send(channel, message).exceptionally(closed -> false)
          : CompletableFuture.completedFuture(false);
    }

    @Override
    public void allow(DataChannel channel, int messages) {
      if (!over) {
        connection.allow(channel, messages);
      }
    }

    @Override
    public void close(DataChannel channel, String why) {
      if (!over) {
        LOG.warn("the peer misuses data channel {}, which is closed: {}", channel.label, why);
        connection.closeChannel(channel);
      }
    }

    @Override
    public CompletableFuture<Certificates> certificates() {
      return over ? closed() : connection.certificates();
    }

    @Override
    public CompletableFuture<Statistics> statistics() {
      return over ? closed() : connection.statistics();
    }

    private static <T> CompletableFuture<T> closed() {
      return CompletableFuture.failedFuture(new IllegalStateException("the call is over"));
    }
  }
}
