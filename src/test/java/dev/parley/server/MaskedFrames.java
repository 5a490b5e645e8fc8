package dev.parley.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Websocket frames as a hostile client may write them (RFC 6455, section 5.2): most of them in
 * order, so that a connection lasts, and some that break a rule. All from one seed.
 */
final class MaskedFrames {
  static final int FIN = 0x80;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private static final List<String> TEXTS =
      List.of(
          HostileRun.request("echo", "\"a\":1"),
          HostileRun.request("verto.info", "\"msg\":{\"to\":\"carol\",\"body\":\"aGk=\"}"),
          HostileRun.request("verto.broadcast", "\"eventChannel\":\"none\",\"data\":{}"),
          HostileRun.request("verto.unsubscribe", "\"eventChannel\":[]"),
          "HELLO again",
          "SESSION nobody",
          "{\"type\":\"hello\"}",
          "[]",
          "\u6f22\ud83d\ude00",
          "");

  private final RandomGenerator random;

  MaskedFrames(RandomGenerator random) {
    this.random = random;
  }

  byte[] next() {
    return random.nextInt(60) == 0 ? broken() : whole();
  }

  /** Most of these end the connection. */
  private byte[] broken() {
    return switch (random.nextInt(14)) {
      case 0 -> frame(random.nextInt(256), noise(300)); // any opcode, any reserved bits
      case 1 -> announcing(random.nextLong());
      case 2 -> announcing(random.nextInt(100_000));
      case 3 -> noise(40);
      case 4 -> unmasked(frame(FIN | TEXT, noise(60)));
      case 5 -> frame(FIN | PING, noise(200)); // more than 125 is too long
      case 6 -> frame(FIN | CLOSE, noise(20));
      case 7 -> frame(PING, noise(20)); // in parts
      case 8 -> frame(FIN | TEXT, noise(60)); // hardly UTF-8
      case 9 -> mutated(frame(FIN | TEXT, text()));
      case 10 -> longer(text());
      case 11 -> frame(FIN | BINARY, noise(2000));
      case 12 -> frame(CONTINUATION, noise(20)); // of nothing
      default ->
          frame(
              FIN | TEXT,
              "x".repeat(10_000 + random.nextInt(20_000)).getBytes(StandardCharsets.UTF_8));
    };
  }

  private byte[] whole() {
    return switch (random.nextInt(20)) {
      case 0, 1, 2 -> frame(FIN | PING, noise(125));
      case 3, 4 -> frame(FIN | PONG, noise(125));
      case 5, 6, 7, 8 -> inParts();
      case 9 ->
          frame(FIN | TEXT, "x".repeat(random.nextInt(10_000)).getBytes(StandardCharsets.UTF_8));
      default -> frame(FIN | TEXT, text());
    };
  }

  /** With a mask of its own. */
  byte[] frame(int first, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    return masked(frame, payload);
  }

  private byte[] masked(ByteBuffer frame, byte[] payload) {
    byte[] mask = new byte[4];
    random.nextBytes(mask);
    frame.put(mask);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ mask[i % 4]));
    }
    return Arrays.copyOf(frame.array(), frame.position());
  }

  private byte[] announcing(long length) {
    ByteBuffer head = ByteBuffer.allocate(30).put((byte) (FIN | TEXT)).put((byte) 0xff);
    return masked(head.putLong(length), noise(4));
  }

  /** The length in more bytes than it needs. */
  private byte[] longer(byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) (FIN | TEXT));
    return masked(frame.put((byte) 0xff).putLong(payload.length), payload);
  }

  /** With pings between the parts, some of which are empty. */
  private byte[] inParts() {
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.writeBytes(frame(TEXT, new byte[0]));
    for (int i = random.nextInt(8); i > 0; i--) {
      parts.writeBytes(
          frame(CONTINUATION, "part ".repeat(random.nextInt(3)).getBytes(StandardCharsets.UTF_8)));
      parts.writeBytes(random.nextInt(4) == 0 ? frame(FIN | PING, noise(20)) : new byte[0]);
    }
    parts.writeBytes(frame(FIN | CONTINUATION, new byte[0]));
    return parts.toByteArray();
  }

  private byte[] text() {
    return TEXTS.get(random.nextInt(TEXTS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] unmasked(byte[] frame) {
    frame[1] &= 0x7f;
    return frame;
  }

  private byte[] mutated(byte[] frame) {
    frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
    return frame;
  }

  private byte[] noise(int most) {
    byte[] noise = new byte[random.nextInt(most)];
    random.nextBytes(noise);
    return noise;
  }
}
