package dev.parley.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Websocket frames as a hostile server may write them (RFC 6455, section 5.2). */
final class RawFrames {
  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int FIN = 0x80;
  static final int COMPRESSED = 0x40;

  private static final Pattern KEY = Pattern.compile("(?i)Sec-WebSocket-Key: (\\S+)");
  private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final Random random;

  RawFrames(long seed) {
    random = new Random(seed);
  }

  /** A server that answers the handshake as it should, and then does this. */
  static RawServer server(RawServer.Service then) {
    return server(head -> {}, "HTTP/1.1 101 Switching Protocols", new byte[0], then);
  }

  /**
   * Likewise, in its own way.
   *
   * @param asked gets the head of the request
   * @param status the first line of the answer
   * @param first sent together with the answer
   */
  static RawServer server(
      Consumer<String> asked, String status, byte[] first, RawServer.Service then) {
    return new RawServer(
        connection -> {
          open(connection, asked, status, first);
          then.serve(connection);
        });
  }

  private static void open(Socket connection, Consumer<String> asked, String status, byte[] first)
      throws IOException {
    String request = RawServer.readHead(connection.getInputStream());
    asked.accept(request);
    Matcher key = KEY.matcher(request);
    if (!key.find()) {
      throw new IOException("no key");
    }
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      byte[] accept = sha1.digest((key.group(1) + MAGIC).getBytes(StandardCharsets.US_ASCII));
      String head =
          status
              + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(accept)
              + "\r\n\r\n";
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      both.write(head.getBytes(StandardCharsets.US_ASCII));
      both.write(first);
      both.writeTo(connection.getOutputStream());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A frame without a mask, as a server sends it. */
  static byte[] frame(int first, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(10 + payload.length).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 65536) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  static byte[] frame(int first, String text) {
    return frame(first, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The head of a frame that announces so many bytes. */
  static byte[] announcing(int first, long length) {
    return ByteBuffer.allocate(10).put((byte) first).put((byte) 127).putLong(length).array();
  }

  /** Reads what has come so far; false where the other side has ended the connection. */
  static boolean isAlive(Socket connection) throws IOException {
    connection.setSoTimeout(1);
    byte[] heard = new byte[4096];
    try {
      while (true) {
        if (connection.getInputStream().read(heard) < 0) {
          return false;
        }
      }
    } catch (SocketTimeoutException quiet) {
      return true;
    }
  }

  /** Writes a frame without end. */
  static void forever(OutputStream out, byte[] frame) throws IOException {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    while (many.size() < 8192) {
      many.writeBytes(frame);
    }
    while (true) {
      many.writeTo(out);
    }
  }

  /**
   * The next of a random run: most are frames that may come, one after another, so that a
   * connection lasts; some break a rule.
   */
  byte[] next() {
    return switch (random.nextInt(40)) {
      case 0 -> frame(random.nextInt(256), noise(300)); // any opcode, any reserved bits
      case 1 -> announcing(FIN | TEXT, random.nextLong());
      case 2 -> announcing(FIN | TEXT, random.nextInt(3000));
      case 3 -> noise(40);
      case 4 -> masked(FIN | TEXT, noise(60));
      case 5 -> frame(FIN | COMPRESSED | TEXT, noise(60));
      case 6 -> frame(FIN | PING, noise(200)); // more than 125 is too long
      case 7 -> frame(FIN | CLOSE, noise(20));
      case 8, 9 -> frame(TEXT, "begun ");
      case 10, 11, 12 -> frame(CONTINUATION, "");
      case 13, 14 -> frame(FIN | CONTINUATION, "finished");
      case 15, 16 -> frame(FIN | PING, "alive");
      case 17 -> mutated(frame(FIN | TEXT, "{\"jsonrpc\":\"2.0\",\"id\":7}"));
      default -> frame(FIN | TEXT, "text " + "\u6f22".repeat(random.nextInt(40)));
    };
  }

  private byte[] mutated(byte[] frame) {
    frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
    return frame;
  }

  private byte[] masked(int first, byte[] payload) {
    byte[] frame = frame(first, payload);
    frame[1] |= (byte) 0x80;
    return frame;
  }

  private byte[] noise(int most) {
    byte[] noise = new byte[random.nextInt(most)];
    random.nextBytes(noise);
    return noise;
  }
}
