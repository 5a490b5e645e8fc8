package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Serves the web peer of src/test/web to a browser of this machine, takes what the page finds and
 * hands out orders. Loopback is a secure context, so the page may have camera and microphone.
 */
public final class PageServer implements AutoCloseable {
  private static final Path FOLDER = Path.of("src/test/web");
  private static final List<String> FILES =
      List.of(
          "peer.html",
          "peer.js",
          "verto.js",
          "words.js",
          "call.js",
          "look.js",
          "sending.js",
          "moments.html",
          "moments.js",
          "receive.html",
          "receive.js");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<String> orders = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile JsonNode found = MAPPER.createObjectNode();

  /** Starts on a port of its own. */
  public PageServer() {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    FILES.forEach(name -> server.createContext("/" + name, exchange -> file(exchange, name)));
    server.createContext("/found", this::found);
    server.createContext("/order", this::order);
    server.createContext("/clock", PageServer::clock);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Where a browser says that its pages come from. */
  public String origin() {
    return "http://127.0.0.1:" + port();
  }

  /** What the page has found most recently; an empty object at first. */
  JsonNode found() {
    return found;
  }

  /** The page does so next. */
  void order(String order) {
    orders.add(order);
  }

  private static void file(HttpExchange exchange, String name) throws IOException {
    String type = name.endsWith(".js") ? "text/javascript" : "text/html";
    exchange.getResponseHeaders().set("Content-Type", type);
    answer(exchange, Files.readAllBytes(FOLDER.resolve(name)));
  }

  private void found(HttpExchange exchange) throws IOException {
    found = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
    answer(exchange, new byte[0]);
  }

  /** The page asks, and is answered as soon as there is an order; empty for none so far. */
  private void order(HttpExchange exchange) throws IOException {
    String order = null;
    try {
      order = orders.poll(10, TimeUnit.SECONDS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
    answer(exchange, (order == null ? "" : order).getBytes(StandardCharsets.UTF_8));
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** The machine's monotonic clock in microseconds: a page's own clock begins with the page. */
  private static void clock(HttpExchange exchange) throws IOException {
    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime());
    answer(exchange, Long.toString(micros).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
