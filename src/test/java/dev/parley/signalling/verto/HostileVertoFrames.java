package dev.parley.signalling.verto;

import dev.parley.socket.Damage;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Frames of a server: good ones, such with something changed in them, and noise. */
final class HostileVertoFrames {
  static final String MESSAGE =
      info("alice", body("{\"peerAction\":\"offer\",\"peerName\":\"Ann\"}"));
  static final String EVENT =
      event("alice@verto.test", body("{\"peerStatus\":\"available\",\"peerName\":\"Ann\"}"));

  private static final List<String> BODIES =
      List.of(
          "{\"peerAction\":\"offer\",\"peerName\":\"Ann\"}",
          "{\"peerAction\":\"accept\",\"peerName\":\"Ann\"}",
          "{\"peerAction\":\"close\"}",
          "{\"peerAction\":\"error\"}",
          "{\"peerStatus\":\"ready\",\"peerName\":\"Ann\"}",
          "{\"peerStatus\":\"gone\"}",
          "{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n\"}",
          "{\"type\":\"answer\",\"sdp\":\"v=0\\r\\n\"}",
          "{\"candidate\":\"candidate:1 1 udp 1 192.0.2.2 9 typ host\",\"sdpMid\":\"0\","
              + "\"sdpMLineIndex\":0,\"usernameFragment\":\"u\"}");

  /** %d is the id of a request that the client may have made. */
  private static final List<String> FRAMES =
      List.of(
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"message\":\"logged in\",\"sessid\":\"sess\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"verto.clientReady\","
              + "\"params\":{\"reattached_sessions\":[]}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"subscribedChannels\":[\"c\"]}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"result\":{\"code\":-32002,\"message\":\"Permission Denied.\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"error\":{\"code\":-32001,\"message\":\"Login Incorrect\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"error\":{\"unauthorizedChannels\":[\"c\"]}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"verto.ping\",\"params\":{\"serno\":1}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"verto.punt\",\"params\":{}}",
          "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"verto.dance\"}");

  private final Random random;
  private final Damage damage;

  HostileVertoFrames(Random random) {
    this.random = random;
    this.damage = new Damage(random);
  }

  String next() {
    return switch (random.nextInt(12)) {
      case 0 -> damage.noise();
      case 1, 2 -> good();
      case 3, 4 -> withOddValue(good());
      case 5 -> damage.cut(good());
      case 6 -> splice(good(), good());
      case 7 -> info("alice", body(damage.mutated(damage.any(BODIES), 5)));
      case 8 -> event("alice@verto.test", body(damage.mutated(damage.any(BODIES), 5)));
      case 9 -> info("alice", damage.mutated(body(damage.any(BODIES)), 5));
      default -> damage.mutated(good(), 5);
    };
  }

  private String good() {
    return switch (random.nextInt(4)) {
      case 0 -> info("alice", body(damage.any(BODIES)));
      case 1 -> event("alice@verto.test", body(damage.any(BODIES)));
      default -> damage.any(FRAMES).formatted(random.nextInt(8));
    };
  }

  /** The value after some colon is something else. */
  private String withOddValue(String text) {
    int colon = text.indexOf(':', random.nextInt(text.length()));
    return damage.withOddValue(text, colon < 0 ? text.length() : colon, ",}]");
  }

  private String splice(String one, String other) {
    return damage.cut(one) + other.substring(random.nextInt(other.length()));
  }

  private static String body(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String info(String from, String body) {
    return "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"verto.info\",\"params\":{\"msg\":{\"from\":\""
        + from
        + "\",\"to\":\"bob@verto.test\",\"body\":\""
        + body
        + "\"}}}";
  }

  private static String event(String user, String data) {
    return "{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"verto.event\",\"params\":{\"eventChannel\":\"c\","
        + "\"eventData\":\""
        + data
        + "\",\"userid\":\""
        + user
        + "\",\"sessid\":\"s\",\"eventSerno\":0}}";
  }
}
