package dev.parley.server.extension;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import dev.parley.server.FakeWire;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientProtocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The extension "desk" on a fake loop, with peers of it on fake wires. */
final class ExtensionDeskFixture {
  static final String DESK = "desk";
  static final String PASSWORD = "desk-pw";

  final FakeLoop loop = new FakeLoop();
  final ExtensionHub desks;

  ExtensionDeskFixture() {
    this(Limits.DEFAULT);
  }

  ExtensionDeskFixture(Limits limits) {
    Directory directory =
        Directory.of("parley.test")
            .withChannel("hall", "hall-pw")
            .withExtension(DESK, PASSWORD)
            .withExtension("yard", "yard-pw");
    desks = new ExtensionHub(new ServerContext(loop, directory, limits));
  }

  /** Somebody who has connected and said nothing. */
  Guest stranger() {
    return new Guest("10.0.0.1");
  }

  Guest strangerFrom(String address) {
    return new Guest(address);
  }

  /** A peer of the desk, not registered; what that brought is taken. */
  Guest peer() {
    Guest guest = stranger();
    guest.init(DESK);
    return guest;
  }

  /** A registered peer of the desk; what that brought is taken. */
  Guest agent() {
    Guest guest = peer();
    guest.register(PASSWORD);
    guest.heard();
    return guest;
  }

  /** A peer that calls; what that brought is taken, from it alone. */
  Guest caller() {
    Guest guest = peer();
    guest.calls("");
    return guest;
  }

  /** Time passes, while all of them show that they are there. */
  void stays(Duration time, Guest... guests) {
    for (long left = time.toSeconds(); left > 0; left -= 20) {
      loop.advance(Duration.ofSeconds(Math.min(left, 20)));
      for (Guest guest : guests) {
        loop.act(guest.peer::ponged);
      }
    }
  }

  /** One client; a frame it gets is told as its member and name, as in "event claimed". */
  final class Guest {
    final FakeWire wire;
    final ClientProtocol peer;

    /** Of the last init; empty before it. */
    String id = "";

    /** The id of the call that it has made last. */
    String call = "";

    private Guest(String address) {
      wire = new FakeWire(address);
      peer = desks.client(wire);
      loop.act(peer::opened);
    }

    void say(String text) {
      loop.act(() -> peer.received(text));
    }

    /** What has come since the last time. */
    List<JsonNode> take() {
      List<JsonNode> frames = new ArrayList<>();
      wire.take().forEach(text -> frames.add(Json.readExactly(text)));
      return frames;
    }

    /** What has come since the last time, told shortly. */
    List<String> heard() {
      return take().stream().map(ExtensionDeskFixture::told).toList();
    }

    /** The one frame that has come since the last time. */
    JsonNode taken() {
      List<JsonNode> frames = take();
      if (frames.size() != 1) {
        throw new AssertionError("one frame, not " + frames);
      }
      return frames.get(0);
    }

    /** Asks with this peer's id; members are names and texts in turn. */
    void ask(String word, String... members) {
      ObjectNode frame = Json.object().put("request", word).put("id", 5).put("peer", id);
      for (int i = 0; i < members.length; i += 2) {
        frame.put(members[i], members[i + 1]);
      }
      say(frame.toString());
    }

    /** Asks, and tells what came. */
    List<String> asks(String word, String... members) {
      ask(word, members);
      return heard();
    }

    JsonNode init(String extension) {
      say(
          Json.object()
              .put("request", "init")
              .put("id", 1)
              .put("version", 1)
              .put("extension", extension)
              .toString());
      JsonNode answer = taken();
      id = answer.path("peer").asText();
      return answer;
    }

    void register(String password) {
      ask("register", "password", password);
    }

    /** The id of the call that rings now. */
    String calls(String name) {
      ask("call", "name", name);
      call = taken().path("call").asText();
      return call;
    }

    void signal(String type, String call, String data) {
      say(
          "{\"signal\":\"%s\",\"peer\":\"%s\",\"call\":\"%s\",\"data\":%s}"
              .formatted(type, id, call, data));
    }

    void hangUp() {
      loop.act(peer::ended);
    }
  }

  static String told(JsonNode frame) {
    for (String kind : List.of("response", "error", "event", "signal")) {
      if (frame.has(kind)) {
        return kind + " " + frame.get(kind).asText();
      }
    }
    throw new AssertionError("no frame of the protocol: " + frame);
  }
}
