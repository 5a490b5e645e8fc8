package dev.parley.socket;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.DefaultSSLWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** A websocket server on loopback that says back what it hears, with TLS or without. */
final class EchoServer extends WebSocketServer implements AutoCloseable {
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final String scheme;

  private EchoServer(SSLContext context) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    scheme = context == null ? "ws" : "wss";
    if (context != null) {
      setWebSocketFactory(new DefaultSSLWebSocketServerFactory(context));
    }
    setDaemon(true);
    setReuseAddr(true);
    start();
    started.orTimeout(10, TimeUnit.SECONDS).join();
  }

  static EchoServer plain() {
    return new EchoServer(null);
  }

  static EchoServer secure(SSLContext context) {
    return new EchoServer(context);
  }

  /** Its address under one of this machine's names. */
  URI at(String host) {
    return URI.create(scheme + "://" + host + ":" + getPort() + "/");
  }

  @Override
  public void onStart() {
    started.complete(null);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {}

  @Override
  public void onMessage(WebSocket socket, String text) {
    if (text.equals("ping")) {
      socket.sendPing();
      return;
    } else if (text.startsWith("close ")) {
      socket.close(Integer.parseInt(text.substring(6, 10)), text.substring(11));
      return;
    }
    socket.send(text.startsWith("give ") ? "x".repeat(Integer.parseInt(text.substring(5))) : text);
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

  @Override
  public void onError(WebSocket socket, Exception failure) {
    started.completeExceptionally(failure);
  }

  @Override
  public void close() {
    try {
      stop(1000);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
