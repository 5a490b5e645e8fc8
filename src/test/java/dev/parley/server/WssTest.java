package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** TLS on real sockets, with a client that trusts the server's certificate. */
@Tag("network")
class WssTest {
  private final ServerCertificate certificate = Certificates.shared();
  private final SSLContext trusting = Certificates.trusting(certificate);
  private final Running running = new Running(Limits.DEFAULT, certificate);

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void aClientThatTrustsTheCertificateIsServed() {
    TestClient client = TestClient.openTls("localhost", running.port, "", trusting);
    client.send("hello");
    assertTrue(client.next().contains("Invalid Request"));
  }

  @Test
  void aClientThatDoesNotTrustItTurnsAway() throws Exception {
    assertThrows(
        SSLHandshakeException.class, () -> handshake(SSLContext.getDefault(), "localhost"));
  }

  @Test
  void aWrongHostNameIsRefusedByTheClient() {
    assertThrows(SSLHandshakeException.class, () -> handshake(trusting, "example.org"));
  }

  @Test
  void theAddressIsCoveredAsWell() throws Exception {
    try (SSLSocket socket = handshake(trusting, "127.0.0.1")) {
      assertEquals("127.0.0.1", socket.getSession().getPeerHost());
    }
  }

  @Test
  void theFingerprintIsThatOfWhatTheServerShows() throws Exception {
    try (SSLSocket socket = handshake(trusting, "localhost")) {
      byte[] shown = socket.getSession().getPeerCertificates()[0].getEncoded();
      byte[] hash = java.security.MessageDigest.getInstance("SHA-256").digest(shown);
      String hex = java.util.HexFormat.of().formatHex(hash);
      assertEquals(hex, certificate.fingerprint().replace(":", "").toLowerCase());
    }
  }

  /** More than the socket's buffers take at once, both ways, so that writing stops and goes on. */
  @Test
  void largeFramesPassWholeAndInOrder() {
    TestClient client = TestClient.openTls("localhost", running.port, "", trusting);
    client.send(
        "{\"jsonrpc\":\"2.0\",\"id\":0,\"method\":\"login\",\"params\":"
            + "{\"login\":\"alice\",\"passwd\":\"alicepw\",\"sessid\":\"s1\"}}");
    client.next();
    client.next();
    for (int i = 1; i <= 8; i++) {
      client.send(echo(i, 400_000));
    }
    for (int i = 1; i <= 8; i++) {
      String answer = client.next();
      assertTrue(answer.startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + i + ","));
      assertTrue(answer.length() > 400_000);
    }
  }

  @Test
  void healthIsAnsweredOverTls() throws Exception {
    try (SSLSocket socket = handshake(trusting, "localhost")) {
      socket.getOutputStream().write(bytes("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      assertTrue(rest(socket).endsWith("ok\n"));
    }
  }

  @Test
  void anotherPathIsAnsweredOverTls() throws Exception {
    try (SSLSocket socket = handshake(trusting, "localhost")) {
      socket.getOutputStream().write(bytes("GET /gstreamer HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      assertTrue(rest(socket).startsWith("HTTP/1.1 426 "));
    }
  }

  /** The answer to a wrong password comes from another thread than the handshake's bytes. */
  @Test
  void aPasswordIsAskedForOverTls() throws Exception {
    for (int i = 0; i < 4; i++) {
      try (SSLSocket socket = handshake(trusting, "localhost")) {
        socket
            .getOutputStream()
            .write(
                bytes(
                    "GET /gstreamer HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        + "Sec-WebSocket-Version: 13\r\nAuthorization: "
                        + GstreamerHubFixture.basic("alice", "wrong")
                        + "\r\n\r\n"));
        assertTrue(rest(socket).startsWith("HTTP/1.1 401 "));
      }
    }
  }

  @Test
  void aClientThatSpeaksWithoutTlsIsEndedAndDisturbsNobody() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", running.port)) {
      socket.getOutputStream().write(bytes("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"));
      assertFalse(rest(socket).contains("200"));
    }
    handshake(trusting, "localhost").close();
  }

  @Test
  void aHandshakeThatStopsHalfWayIsEnded() throws Exception {
    Limits hasty = Limits.DEFAULT.withTimes(Duration.ofMillis(50), Duration.ofDays(1));
    try (Running other = new Running(hasty, certificate);
        Socket socket = new Socket("127.0.0.1", other.port)) {
      socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1});
      rest(socket);
    }
  }

  @Test
  void theEndReachesTheClient() {
    TestClient client = TestClient.openTls("localhost", running.port, "", trusting);
    running.server.close();
    assertEquals(1001, client.closeCode());
  }

  /** Connects to loopback, whatever the name, and checks the name as https does. */
  private SSLSocket handshake(SSLContext context, String host) throws IOException {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), running.port);
    plain.setSoTimeout(60_000);
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, running.port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String echo(int id, int size) {
    return "{\"jsonrpc\":\"2.0\",\"id\":%d,\"method\":\"echo\",\"params\":{\"a\":\"%s\"}}"
        .formatted(id, "x".repeat(size));
  }

  private static String rest(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    try (InputStream in = socket.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
