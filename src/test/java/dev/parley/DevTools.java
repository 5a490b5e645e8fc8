package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.media.TestMedia;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

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
  DevTools(Path portFile) throws IOException {
    TestMedia.await(
        "the browser's port",
        Duration.ofSeconds(LIMIT_SECONDS),
        () -> Files.exists(portFile) && Files.readString(portFile).contains("\n"));
    address = "127.0.0.1:" + Files.readAllLines(portFile).get(0);
  }

  /** What an expression comes to in a page, once it has loaded; a promise is waited for. */
  String evaluate(URI page, String expression) throws IOException, InterruptedException {
    HttpRequest open =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .method("PUT", HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode opened = MAPPER.readTree(http.send(open, BodyHandlers.ofString()).body());
    Page shown = new Page();
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(opened.path("webSocketDebuggerUrl").asText()), shown)
            .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
            .join();
    shown.ask(socket, "Page.enable", Map.of());
    shown.ask(socket, "Page.navigate", Map.of("url", page.toString()));
    while (!shown.evaluate(socket, "location.href").equals(page.toString())) {
      shown.until(said -> said.path("method").asText().equals("Page.loadEventFired"));
    }
    String result = shown.evaluate(socket, expression);
    socket.abort();
    return result;
  }

  /** Hears of one page what is asked, and its events. */
  private static final class Page implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private int lastId;

    String evaluate(WebSocket socket, String expression) throws IOException, InterruptedException {
      Map<String, ?> params =
          Map.of("expression", expression, "awaitPromise", true, "returnByValue", true);
      return ask(socket, "Runtime.evaluate", params).at("/result/result/value").asText();
    }

    JsonNode ask(WebSocket socket, String method, Map<String, ?> params)
        throws IOException, InterruptedException {
      int id = ++lastId;
      Map<String, ?> request = Map.of("id", id, "method", method, "params", params);
      socket.sendText(MAPPER.writeValueAsString(request), true);
      return until(said -> said.path("id").asInt() == id);
    }

    /** Leaves out what comes before. */
    JsonNode until(Predicate<JsonNode> wanted) throws IOException, InterruptedException {
      JsonNode said;
      do {
        String next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("the browser does not answer");
        }
        said = MAPPER.readTree(next);
      } while (!wanted.test(said));
      return said;
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        heard.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
