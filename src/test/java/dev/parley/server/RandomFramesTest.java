package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random frames, and random records of TLS below them, into the server: they end their own
 * connection or nothing, nobody else's, and leave nothing behind. A million are {@code
 * -Dparley.rounds=1000000}, of which one in twenty is a record; {@code -Dparley.seed} repeats a
 * run.
 */
@Tag("fuzz")
class RandomFramesTest {
  private static final int ROUNDS = Integer.getInteger("parley.rounds", 20_000);
  private static final int RECORDS = ROUNDS / 20;
  private static final int FRAMES = (ROUNDS - RECORDS) / 2;
  private static final int AT_ONCE = 20;
  private static final int MOST_OF_CONNECTION = 2_000;

  private static final long MOST_SILENT = TimeUnit.SECONDS.toNanos(10);

  /** What waits in buffers and what the compiler has made since. */
  private static final long FLAT = 8_000_000;

  private final long seed = Long.getLong("parley.seed", new Random().nextInt());
  private final Random random = new Random(seed);
  private final MaskedFrames frames = new MaskedFrames(random);
  private final SSLContext trusting = Certificates.trusting(Certificates.shared());
  private Running running;
  private TestClient honest;
  private int sent;
  private int connections;
  private int echoes;
  private long lastEcho = System.nanoTime();

  @BeforeEach
  void saySeed() {
    System.out.printf("-Dparley.seed=%d -Dparley.rounds=%d%n", seed, ROUNDS);
  }

  @AfterEach
  void close() {
    running.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void randomFramesEndNothingButTheirConnection(boolean tls) throws Exception {
    start(tls);
    spend("frames", FRAMES, () -> converse(tls ? encrypted(plain()) : plain()));
  }

  @Test
  void randomRecordsEndNothingButTheirConnection() throws Exception {
    start(true);
    spend("records", RECORDS, this::damageRecords);
  }

  /** With an honest client, which is there all the time. */
  private void start(boolean tls) {
    running = new Running(Limits.DEFAULT, tls ? Certificates.shared() : null);
    honest = newcomer(tls).loggedIn("bob");
  }

  private TestClient newcomer(boolean tls) {
    return tls ? TestClient.openTls("localhost", running.port, "", trusting) : running.open();
  }

  private interface Attack {
    void run() throws IOException;
  }

  private void spend(String what, int most, Attack attack) throws IOException {
    long early = until(what, most / 10, attack);
    until(what, most / 2, attack);
    long late = until(what, most, attack);
    while (running.server.connections() > 1) { // the time-out of a handshake ends the last
      Thread.onSpinWait();
    }
    assertTrue(late - early < FLAT, () -> "seed " + seed + ": grown by " + (late - early));
  }

  /** The heap in use then. */
  private long until(String what, int most, Attack attack) throws IOException {
    while (sent < most) {
      try {
        attack.run();
      } catch (IOException ended) {
        // by the server, as it may
      }
      if (++connections % 50 == 0 || System.nanoTime() - lastEcho > MOST_SILENT) {
        echo();
      }
    }
    echo();
    System.gc();
    long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    System.out.printf(
        "%,d %s, %,d connections, %,d echoes, %,d bytes of heap%n",
        sent, what, connections, echoes, used);
    return used;
  }

  private void echo() {
    honest.send(HostileRun.request("echo", "\"round\":" + echoes));
    String answer = honest.next();
    while (answer.contains("verto.ping")) { // after half a minute
      answer = honest.next();
    }
    String said = answer;
    assertTrue(said.contains("\"round\":" + echoes++ + ","), () -> "seed " + seed + ": " + said);
    lastEcho = System.nanoTime();
  }

  private Socket plain() throws IOException {
    return connected(new Socket());
  }

  private Socket connected(Socket socket) throws IOException {
    socket.bind(new InetSocketAddress("127.0.0." + (2 + random.nextInt(200)), 0));
    socket.connect(Running.loopback(running.port), 60_000);
    socket.setTcpNoDelay(true);
    return socket;
  }

  private Socket encrypted(Socket socket) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            trusting.getSocketFactory().createSocket(socket, "localhost", running.port, true);
    tls.setSoTimeout(5_000);
    return tls;
  }

  /** Sends frames until one of both has had enough. */
  private void converse(Socket connection) throws IOException {
    try (connection) {
      open(connection);
      byte[] tick = Long.toHexString(random.nextLong()).getBytes(StandardCharsets.US_ASCII);
      for (int i = 0; i < MOST_OF_CONNECTION; i += AT_ONCE) {
        ByteArrayOutputStream some = new ByteArrayOutputStream();
        for (int j = 0; j < AT_ONCE; j++) {
          some.writeBytes(frames.next());
        }
        some.writeBytes(frames.frame(MaskedFrames.FIN | 9, tick));
        sent += AT_ONCE;
        some.writeTo(connection.getOutputStream());
        if (!answers(connection, tick)) {
          return;
        }
      }
    }
  }

  /** As a stranger or as somebody who has logged in, at each of the three dialects. */
  private void open(Socket connection) throws IOException {
    String path = new String[] {"/", "/", "/gstreamer", "/extension"}[random.nextInt(4)];
    String head =
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
            + ("Authorization: " + GstreamerHubFixture.basic("alice", "alicepw") + "\r\n\r\n");
    connection.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    if (random.nextBoolean()) {
      String login = path.equals("/gstreamer") ? "HELLO eve" : LOGIN;
      connection.getOutputStream().write(HostileRun.text(login));
    }
  }

  private static final String LOGIN =
      HostileRun.request("login", "\"login\":\"alice\",\"passwd\":\"alicepw\"");

  /** Reads up to the pong; false where none comes, since the connection ends or waits for more. */
  private static boolean answers(Socket connection, byte[] tick) throws IOException {
    connection.setSoTimeout(100);
    String pong = new String(tick, StandardCharsets.ISO_8859_1);
    String heard = "";
    byte[] some = new byte[65_536];
    try {
      while (!heard.contains(pong)) {
        int length = connection.getInputStream().read(some);
        if (length < 0) {
          return false;
        }
        heard += new String(some, 0, length, StandardCharsets.ISO_8859_1);
      }
      return true;
    } catch (SocketTimeoutException quiet) {
      return false;
    }
  }

  /** From the first record of the handshake on, from a later one, or after it. */
  private void damageRecords() throws IOException {
    DamagingSocket below = new DamagingSocket(random, random.nextInt(10));
    try (Socket connection = encrypted(connected(below))) {
      ((SSLSocket) connection)
          .setEnabledProtocols(new String[] {random.nextBoolean() ? "TLSv1.3" : "TLSv1.2"});
      connection.setSoTimeout(20); // for an answer to what is not whole
      open(connection);
      for (int i = 0; i < 20; i++) {
        connection.getOutputStream().write(frames.next());
        if (random.nextInt(4) == 0) {
          ((SSLSocket) connection).startHandshake(); // once more, or with new keys
        }
      }
    } finally {
      sent += Math.max(1, below.written());
    }
  }
}
