package dev.parley.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.FakeConnections;
import dev.parley.connection.FakeConnections.FakeConnection;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two features, one of which has a channel of its own, in one call. */
@Tag("unit")
class DataSessionTest {
  private static final String HELLO =
      "parley-control {\"type\":\"hello\",\"version\":1,\"features\":[\"talk\",\"chat\"]}";

  private final List<String> events = new ArrayList<>();
  private final Feature talk = new Feature("talk", null);
  private final Feature chat = new Feature("chat", DataChannel.CHAT);
  private final FakeConnections connections = new FakeConnections();
  private final FakeConnection connection = made();
  private final DataSession session =
      new DataSession(
          new FakeLoop(),
          new DataSession.Partner("ann", () -> "Ann", () -> true),
          connection,
          List.of(talk, chat));

  private FakeConnection made() {
    connections.create("ann", BridgeListener.of(() -> session));
    return connections.latest();
  }

  /** Writes down what it is told. */
  private final class Feature implements DataFeature, DataFeature.Session {
    private final String name;
    private final DataChannel channel;
    private DataCall call;
    private boolean fails;

    Feature(String name, DataChannel channel) {
      this.name = name;
      this.channel = channel;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public DataChannel channel() {
      return channel;
    }

    @Override
    public Session begin(DataCall call) {
      this.call = call;
      return this;
    }

    @Override
    public void ready() {
      events.add(name + " ready");
    }

    @Override
    public void state(Connection.State state) {
      events.add(name + " " + state);
    }

    @Override
    public void heard(String type, JsonNode message) {
      events.add(name + " heard " + message);
      if (fails) {
        throw new IllegalStateException("a fault");
      }
    }

    @Override
    public void heard(DataChannel heardOn, byte[] message) {
      events.add(name + " heard " + new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void ended() {
      events.add(name + " ended");
    }
  }

  @Test
  void eachSideSaysWhatItHasAndIsReadyForWhatBothHave() {
    talk.call.say("talk.early", Json.object());
    connection.peerHas("talk", "unheard of");
    assertEquals(List.of(HELLO), connection.dataSent);
    assertEquals(List.of("talk ready"), events);
    talk.call.say("talk.now", Json.object().put("a", 1));
    chat.call.say("chat.never", Json.object());
    assertEquals(
        List.of(HELLO, "parley-control {\"a\":1,\"type\":\"talk.now\"}"), connection.dataSent);
  }

  @Test
  void aFeatureWithAChannelWaitsForIt() {
    connection.peerHas("talk", "chat");
    assertEquals(List.of("talk ready"), events);
    connection.hears(DataChannel.CHAT, "too early");
    session.channel(DataChannel.CHAT, true);
    connection.hears(DataChannel.CHAT, "hi");
    assertEquals(List.of("talk ready", "chat ready", "chat heard hi"), events);
    chat.call.send(DataChannel.CHAT, "ho".getBytes(StandardCharsets.UTF_8));
    assertEquals(List.of(HELLO, "parley-chat ho"), connection.dataSent);
  }

  @Test
  void aMessageGoesToTheOneFeatureThatItIsFor() {
    connection.peerHas("talk", "chat");
    events.clear();
    connection.hears(DataChannel.CONTROL, "{\"type\":\"talk.a\"}");
    connection.hears(DataChannel.CONTROL, "{\"type\":\"talk\"}");
    connection.hears(DataChannel.CONTROL, "{\"type\":\"talking\"}");
    connection.hears(DataChannel.CONTROL, "{\"type\":\"other.a\"}");
    connection.hears(DataChannel.FILES, "bytes");
    assertEquals(
        List.of("talk heard {\"type\":\"talk.a\"}", "talk heard {\"type\":\"talk\"}"), events);
  }

  @Test
  void whatOneCannotTakeEndsNothingElse() {
    connection.peerHas("talk");
    talk.fails = true;
    connection.hears(DataChannel.CONTROL, "{\"type\":\"talk.a\"}");
    connection.hears(DataChannel.CONTROL, "{\"type\":\"talk.b\"}");
    assertEquals(3, events.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "null",
        "{}",
        "{\"type\":1}",
        "{\"type\":\"hello\"}",
        "{\"type\":\"hello\",\"version\":0,\"features\":[\"talk\"]}",
        "{\"type\":\"hello\",\"version\":1,\"features\":\"talk\"}",
        "{\"type\":\"hello\",\"version\":1,\"features\":[[\"talk\"]]}"
      })
  void whatIsNoHelloMakesNothingReady(String message) {
    session.channel(DataChannel.CONTROL, true);
    connection.hears(DataChannel.CONTROL, message);
    assertEquals(List.of(), events);
  }

  @Test
  void thousandsOfNamesAreNoHello() {
    String[] names = new String[1000];
    java.util.Arrays.fill(names, "talk");
    connection.peerHas(names);
    assertEquals(List.of(), events);
  }

  @Test
  void aChannelThatIsClosedEndsWhatUsesIt() {
    connection.peerHas("talk", "chat");
    session.channel(DataChannel.CHAT, true);
    session.channel(DataChannel.CHAT, false);
    session.channel(DataChannel.CONTROL, false);
    session.state(Connection.State.CONNECTED);
    session.end();
    assertEquals(List.of("talk ready", "chat ready", "chat ended", "talk ended"), events);
  }

  @Test
  void randomMessagesHarmNothing() {
    connection.peerHas("talk", "chat");
    Random random = new Random(42);
    for (int i = 0; i < 10_000; i++) {
      byte[] message = new byte[random.nextInt(200)];
      random.nextBytes(message);
      DataChannel[] all = DataChannel.values();
      session.message(all[random.nextInt(all.length)], message);
    }
    assertTrue(events.stream().noneMatch(event -> event.contains("ended")));
  }
}
