package dev.parley.socket;

import dev.parley.loop.Loop;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.IExtension;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;

/**
 * A {@link TextSocket} over ws or wss. Its reader thread does nothing but post to the loop.
 *
 * <p>A wss server must show a certificate that the platform's trust store accepts for its host
 * name.
 */
public final class WssSocket implements TextSocket {
  private static final int CONNECT_TIMEOUT_MS = 15_000;

  private final Loop loop;
  private final Listener listener;
  private final Client client;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** Loop only: nothing is told to the listener any more. */
  private boolean silent;

  private WssSocket(Loop loop, URI server, Listener listener) {
    this.loop = loop;
    this.listener = listener;
    this.client = new Client(server);
  }

  /** Opens connections to a server, one at each call. */
  public static Opener opener(Loop loop, URI server) {
    return listener -> {
      WssSocket socket = new WssSocket(loop, server, listener);
      socket.client.connect();
      return socket;
    };
  }

  @Override
  public void send(String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_FRAME) {
      throw new FrameTooLargeException(bytes);
    }
    if (client.isOpen()) {
      client.send(text);
    }
  }

  @Override
  public CompletableFuture<Void> close() {
    silent = true;
    client.close();
    return ended;
  }

  private void tell(Runnable event) {
    loop.post(
        () -> {
          if (!silent) {
            event.run();
          }
        });
  }

  /** One sentence for a person on why a server cannot be reached. */
  private static String sentence(URI server, Exception failure) {
    String host = server.getHost();
    if (failure instanceof UnknownHostException) {
      return "There is no host named " + host + ", or no network.";
    } else if (failure instanceof NoRouteToHostException) {
      return "There is no network route to " + host + ".";
    } else if (failure instanceof SocketTimeoutException) {
      return host + " does not answer.";
    } else if (failure instanceof ConnectException) {
      return "No server listens at " + host + ":" + port(server) + ".";
    } else if (failure instanceof SSLException) {
      return "The secure connection to " + host + " failed: " + failure.getMessage();
    }
    return "The connection to " + host + " failed.";
  }

  private static int port(URI server) {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return "wss".equals(server.getScheme()) ? 443 : 80;
  }

  /** The library's client, reduced to events on the loop. */
  private final class Client extends WebSocketClient {
    private final URI server;

    /** Reader thread only: the failure that onError brought before onClose. */
    private volatile Exception failure;

    Client(URI server) {
      super(server, draft(), null, CONNECT_TIMEOUT_MS);
      this.server = server;
      // A FreeSWITCH answers a websocket ping with an error frame and never with a pong (measured):
      // the library's own liveness check would close healthy connections.
      setConnectionLostTimeout(0);
      setDaemon(true);
      setTcpNoDelay(true);
    }

    private static Draft_6455 draft() {
      List<IExtension> noExtensions = List.of();
      return new Draft_6455(noExtensions, List.of(new Protocol("")), 2 * MAX_FRAME);
    }

    @Override
    public void onOpen(ServerHandshake handshake) {
      tell(listener::opened);
    }

    @Override
    public void onMessage(String text) {
      tell(() -> listener.text(text));
    }

    @Override
    public void onError(Exception error) {
      failure = error;
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      String why =
          failure != null
              ? sentence(server, failure)
              : "The server at " + server.getHost() + " closed the connection.";
      tell(
          () -> {
            silent = true;
            listener.closed(why);
          });
      ended.complete(null);
    }
  }
}
