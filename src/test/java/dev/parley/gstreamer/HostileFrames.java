package dev.parley.gstreamer;

import java.util.List;
import java.util.Random;

/** Frames of a server and of peers: good ones, such with something changed in them, and noise. */
final class HostileFrames {
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

  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "-1",
          "1e999",
          "9".repeat(70),
          "0.5",
          "\"\"",
          "[]",
          "{}",
          "[".repeat(200),
          "{\"a\":".repeat(200),
          "\"\\ud800\"",
          "\"\u0000\"",
          "\"<b>\u202e</b>\"",
          "\"" + "x".repeat(5_000) + "\"",
          " ",
          "\n");

  private final Random random;

  HostileFrames(Random random) {
    this.random = random;
  }

  String next() {
    return switch (random.nextInt(10)) {
      case 0 -> noise();
      case 1, 2 -> good();
      case 3, 4 -> withOddValue(good());
      case 5 -> cut(good());
      case 6 -> cut(good()) + good();
      default -> mutated(good());
    };
  }

  private String good() {
    String peer = any(List.of("ann", "zoe", "mia", "bob", "x y"));
    return switch (random.nextInt(5)) {
      case 0 -> any(FRAMES);
      case 1, 2 -> any(SAYINGS);
      default -> "ROOM_PEER_MSG " + peer + " " + any(SAYINGS);
    };
  }

  /** Some characters are others, doubled or gone. */
  private String mutated(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && changed.length() > 0; i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.setCharAt(at, character());
        case 1 -> changed.deleteCharAt(at);
        default -> changed.insert(at, character());
      }
    }
    return changed.toString();
  }

  /** What follows some colon or space is something else. */
  private String withOddValue(String text) {
    int at = Math.max(text.indexOf(':', random.nextInt(text.length())), text.indexOf(' '));
    int end = at + 1;
    while (end < text.length() && ",}] ".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, at + 1) + any(ODD) + text.substring(Math.min(end, text.length()));
  }

  private String cut(String text) {
    return text.substring(0, random.nextInt(text.length()));
  }

  private String noise() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(200); length > 0; length--) {
      text.append(character());
    }
    return text.toString();
  }

  private char character() {
    return random.nextInt(4) == 0
        ? (char) random.nextInt(Character.MAX_VALUE)
        : "{}[]\",:\\0123456789-eE.abcdefgxyz|<> ".charAt(random.nextInt(36));
  }

  private String any(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
