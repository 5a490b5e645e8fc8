package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no websocket, on the port of the websockets. */
@Tag("unit")
class HttpTest {
  private static final String UPGRADE =
      "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";

  private final Running running = new Running(Limits.DEFAULT);

  @AfterEach
  void end() {
    running.close();
  }

  @Test
  void healthIs200() throws Exception {
    try (InputStream body = get("/health").getInputStream()) {
      assertEquals("ok\n", new String(body.readAllBytes(), StandardCharsets.US_ASCII));
    }
  }

  @Test
  void healthInPartsIsHealthAsWell() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", running.port)) {
      for (String part : "GET /health| HTTP/1.1\r\nHost|: x\r\n\r|\n".split("\\|")) {
        send(socket, part);
      }
      assertTrue(rest(socket).startsWith("HTTP/1.1 200 OK\r\n"));
    }
  }

  @Test
  void aBrowserIsShownWhatThisIs() throws Exception {
    String answer = ask("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertTrue(
        answer.endsWith("\r\n\r\nThis is a signalling server: it speaks websocket alone.\n"));
  }

  @Test
  void aHeadHasNoBody() throws Exception {
    assertTrue(ask("HEAD /health HTTP/1.1\r\nHost: localhost\r\n\r\n").endsWith("\r\n\r\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET / HTTP/1.1, 426 Upgrade Required",
    "GET /healthy HTTP/1.1, 426 Upgrade Required",
    "GET /verto HTTP/1.1, 426 Upgrade Required",
    "GET /gstreamer HTTP/1.1, 426 Upgrade Required",
    "GET /extension HTTP/1.1, 426 Upgrade Required",
    "POST /health HTTP/1.1, 405 Method Not Allowed",
    "DELETE /health HTTP/1.1, 405 Method Not Allowed",
    "GET /health, 400 Bad Request",
    "'', 400 Bad Request",
    "\u0000\u00ff\u0016\u0003, 400 Bad Request",
  })
  void anythingElseIsRefusedInShort(String request, String status) throws Exception {
    String answer = ask(request + "\r\nHost: localhost\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 " + status + "\r\n"), answer);
  }

  @Test
  void aWebsocketOfAnotherVersionHearsTheRightOne() throws Exception {
    String answer = ask("GET / HTTP/1.1\r\n" + UPGRADE + "Sec-WebSocket-Version: 8\r\n\r\n");
    assertTrue(answer.contains("Sec-WebSocket-Version: 13\r\n"), answer);
  }

  @Test
  void aWebsocketWithoutAKeyIsABadRequest() throws Exception {
    String answer = ask("GET / HTTP/1.1\r\n" + UPGRADE + "Sec-WebSocket-Version: 13\r\n\r\n");
    assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
  }

  @ParameterizedTest
  @CsvSource({"/", "/verto", "/extensions", "/a/gstreamer?/gstreamer"})
  void everyOtherPathIsVertos(String path) {
    TestClient client = TestClient.open(running.port, path);
    client.send("hello");
    assertTrue(client.next().contains("Invalid Request"));
  }

  @Test
  void anEndlessHeadIs431() throws Exception {
    assertTrue(ask("GET / HTTP/1.1\r\nX: " + "x".repeat(20_000)).startsWith("HTTP/1.1 431 "));
  }

  @Test
  void aWebsocketBesideItIsNotDisturbed() throws Exception {
    TestClient client = running.open();
    for (int i = 0; i < 20; i++) {
      get("/health");
    }
    client.send("hello");
    assertTrue(client.next().contains("Invalid Request"));
  }

  private HttpURLConnection get(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + running.port + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setReadTimeout(60_000);
    assertEquals(200, connection.getResponseCode());
    return connection;
  }

  private String ask(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", running.port)) {
      send(socket, request);
      return rest(socket);
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String rest(Socket socket) throws IOException {
    socket.setSoTimeout(60_000);
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }
}
