package dev.parley.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Many websocket clients on the caller's thread, which cost less than the server they measure: they
 * tell frames apart by their size and a few bytes, and read no JSON. Bounded in time.
 */
final class LoadClients implements AutoCloseable {
  private static final long MOST_NANOS = 30_000_000_000L;

  /** What a client holds here itself: its buffer. */
  static final int CLIENT_BYTES = 65_536;

  private static final byte[] MASK = {0, 0, 0, 0};

  private final int port;
  private final Selector selector;

  LoadClients(int port) throws IOException {
    this.port = port;
    this.selector = Selector.open();
  }

  /** What a client counts. */
  static final class Client {
    private final SocketChannel channel;
    private final ByteBuffer bytes = ByteBuffer.allocate(CLIENT_BYTES);

    /** Requests of the server, which are events and messages. */
    int told;

    /** Results and errors. */
    int answered;

    private Client(SocketChannel channel) {
      this.channel = channel;
    }

    /** One masked text frame (RFC 6455, section 5.2); the mask is 0, which leaves it as it is. */
    void send(String text) {
      byte[] body = text.getBytes(StandardCharsets.US_ASCII);
      ByteBuffer frame = ByteBuffer.allocate(body.length + 8);
      frame.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) body.length);
      frame.put(MASK).put(body).flip();
      try {
        while (frame.hasRemaining()) {
          channel.write(frame);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Connects, logs in to the channel, and subscribes to it. */
  Client join(String name, String channel) throws IOException {
    SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    socket.socket().setTcpNoDelay(true);
    Client client = new Client(socket);
    shakeHands(socket);
    socket.configureBlocking(false);
    socket.register(selector, SelectionKey.OP_READ, client);
    client.send(
        request(
            "login",
            "\"login\":\"%s\",\"passwd\":\"pw\",\"sessid\":\"%s\",\"loginParams\":{\"channel\":\"%s\"}"
                .formatted(name, "of-" + name, channel)));
    client.send(request("verto.subscribe", "\"eventChannel\":\"" + channel + "\""));
    await(() -> client.answered == 2);
    return client;
  }

  static String request(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
        .formatted(method, params);
  }

  /** Reads until it is so. */
  void await(BooleanSupplier condition) throws IOException {
    long end = System.nanoTime() + MOST_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IOException("the server did not answer within 30 s");
      }
      selector.select(this::read, 1000);
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void read(SelectionKey key) {
    Client client = (Client) key.attachment();
    try {
      if (client.channel.read(client.bytes) < 0) {
        throw new IOException("the server has ended a connection");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    client.bytes.flip();
    while (takeFrame(client)) {}
    client.bytes.compact();
  }

  /** Frames of the server are not masked, and none here is longer than 65,535 bytes. */
  private static boolean takeFrame(Client client) {
    ByteBuffer bytes = client.bytes;
    if (bytes.remaining() < 4) {
      return false;
    }
    int start = bytes.position();
    int length = bytes.get(start + 1);
    int head = length == 126 ? 4 : 2;
    length = length == 126 ? bytes.getShort(start + 2) & 0xffff : length;
    if (bytes.remaining() < head + length) {
      return false;
    }
    byte[] body = new byte[Math.min(length, 60)];
    bytes.get(start + head, body);
    if (new String(body, StandardCharsets.US_ASCII).contains("\"method\":")) {
      client.told++;
    } else {
      client.answered++;
    }
    bytes.position(start + head + length);
    return true;
  }

  private static void shakeHands(SocketChannel socket) throws IOException {
    String request =
        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
    socket.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    ByteBuffer one = ByteBuffer.allocate(1);
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      one.clear();
      if (socket.read(one) < 0) {
        throw new IOException("refused");
      }
      answer.append((char) one.get(0));
    }
  }
}
