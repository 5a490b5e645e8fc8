package dev.parley.signalling.gstreamer;

import dev.parley.socket.Damage;
import java.util.List;
import java.util.Random;

/** Frames of a server and of peers: good ones, such with something changed in them, and noise. */
final class HostileGstreamerFrames {
  private static final List<String> SAYINGS =
      List.of(
          GstreamerFixture.OFFER,
          GstreamerFixture.ANSWER,
          GstreamerFixture.sdp("offer", "c 7", 3, "u7"),
          GstreamerFixture.ICE,
          "OFFER_REQUEST",
          "{\"ice\":{\"candidate\":\"\",\"sdpMLineIndex\":1,\"sdpMid\":\"1\"}}");

  private static final List<String> FRAMES =
      List.of(
          "HELLO",
          "ROOM_OK ",
          "ROOM_OK ann zoe",
          "ROOM_PEER_LIST zoe mia",
          "ROOM_PEER_JOINED bob",
          "ROOM_PEER_LEFT ann",
          "SESSION_OK",
          "SESSION mia",
          "ERROR peer 'zoe' not found",
          "ERROR peer \"zoe\" is not in the room",
          "ERROR peer 'zoe' busy",
          "ERROR invalid msg, already in room",
          "ERROR invalid room id 'den'");

  private final Random random;
  private final Damage damage;

  HostileGstreamerFrames(Random random) {
    this.random = random;
    this.damage = new Damage(random);
  }

  String next() {
    return switch (random.nextInt(10)) {
      case 0 -> damage.noise();
      case 1, 2 -> good();
      case 3, 4 -> withOddValue(good());
      case 5 -> damage.cut(good());
      case 6 -> damage.cut(good()) + good();
      default -> damage.mutated(good(), 4);
    };
  }

  private String good() {
    String peer = damage.any(List.of("ann", "zoe", "mia", "bob", "x y"));
    return switch (random.nextInt(5)) {
      case 0 -> damage.any(FRAMES);
      case 1, 2 -> damage.any(SAYINGS);
      default -> "ROOM_PEER_MSG " + peer + " " + damage.any(SAYINGS);
    };
  }

  /** What follows some colon or space is something else. */
  private String withOddValue(String text) {
    int at = Math.max(text.indexOf(':', random.nextInt(text.length())), text.indexOf(' '));
    return damage.withOddValue(text, at, ",}] ");
  }
}
