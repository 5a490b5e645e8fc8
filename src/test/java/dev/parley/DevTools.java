package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Opens pages in a {@link Chromium} and runs scripts in them, as its developer tools do. */
final class DevTools {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LIMIT_SECONDS = 90;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;

  /**
   * Waits until they are there.
   *
   * @param portFile which the browser writes
   */
  DevTools(Path portFile) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    String said = "";
    while (!said.contains("\n")) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the browser does not start");
      }
      TimeUnit.MILLISECONDS.sleep(50);
      said = Files.exists(portFile) ? Files.readString(portFile) : "";
    }
    address = "127.0.0.1:" + said.substring(0, said.indexOf('\n'));
  }

  /** What an expression comes to in a page, once it has loaded; a promise is waited for. */
  String evaluate(URI page, String expression) throws IOException, InterruptedException {
    HttpRequest open =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?" + page))
            .method("PUT", HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode opened = MAPPER.readTree(http.send(open, BodyHandlers.ofString()).body());
    Answers answers = new Answers();
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(opened.path("webSocketDebuggerUrl").asText()), answers)
            .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
            .join();
    String loaded = "document.readyState == 'complete' && location.href";
    while (!ask(socket, answers, loaded).equals(page.toString())) {
      TimeUnit.MILLISECONDS.sleep(50); // the time-out of the test ends it
    }
    String result = ask(socket, answers, expression);
    socket.abort();
    return result;
  }

  private static String ask(WebSocket socket, Answers answers, String expression)
      throws IOException {
    answers.next = new CompletableFuture<>();
    Map<String, ?> params =
        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true);
    Map<String, ?> request = Map.of("id", 1, "method", "Runtime.evaluate", "params", params);
    socket.sendText(MAPPER.writeValueAsString(request), true);
    String answer = answers.next.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    return MAPPER.readTree(answer).at("/result/result/value").asText();
  }

  /** Only what is asked is told, since no event is subscribed to. */
  private static final class Answers implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();
    private volatile CompletableFuture<String> next;

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        next.complete(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
