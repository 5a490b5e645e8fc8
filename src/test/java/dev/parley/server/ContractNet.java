package dev.parley.server;

import dev.parley.loop.FakeLoop;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.http.UpgradeRequest;
import dev.parley.server.http.Wire;
import dev.parley.socket.Credentials;
import dev.parley.socket.TextSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The way between clients and one server in a test's time, without a network: each frame arrives as
 * a task of its own, and the server can be taken away and come back, having forgotten everything.
 */
public final class ContractNet implements TextSocket.Opener {
  private final FakeLoop loop;
  private final Supplier<UpgradeHandler> servers;
  private final List<Pipe> open = new ArrayList<>();

  /** Null while it is away. */
  private UpgradeHandler server;

  /**
   * @param servers makes a server to which nobody has been yet
   */
  public ContractNet(FakeLoop loop, Supplier<UpgradeHandler> servers) {
    this.loop = loop;
    this.servers = servers;
    this.server = servers.get();
  }

  void serverGoes() {
    server = null;
    List.copyOf(open).forEach(pipe -> pipe.ends("The server went away."));
    loop.run();
  }

  void serverComes() {
    server = servers.get();
  }

  /** The network drops every connection; the server stays. */
  void drop() {
    List.copyOf(open).forEach(pipe -> pipe.ends("The connection was dropped."));
    loop.run();
  }

  @Override
  public TextSocket open(TextSocket.Listener listener) {
    return open(Optional.empty(), listener);
  }

  @Override
  public TextSocket open(Optional<Credentials> credentials, TextSocket.Listener listener) {
    Pipe pipe = new Pipe(listener);
    loop.post(() -> pipe.enter(credentials));
    return pipe;
  }

  private static UpgradeRequest request(Optional<Credentials> credentials) {
    String who =
        credentials
            .map(one -> one.user() + ":" + one.password())
            .map(text -> Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
            .map(basic -> "Basic " + basic)
            .orElse("");
    String secret = credentials.map(Credentials::idSecret).orElse("");
    Map<String, String> fields = Map.of("Authorization", who, "Parley-Id-Secret", secret);
    return new UpgradeRequest("198.51.100.1", "", name -> fields.getOrDefault(name, ""));
  }

  /** One connection, with its two ends. */
  private final class Pipe implements TextSocket {
    private final Listener client;

    /** Null before the server has let it in. */
    private ClientProtocol clientProtocol;

    private boolean closed;
    private boolean over;

    Pipe(Listener client) {
      this.client = client;
    }

    void enter(Optional<Credentials> credentials) {
      if (server == null) {
        ends("There is no server.");
      } else {
        server.admit(request(credentials)).thenAccept(maker -> loop.post(() -> admitted(maker)));
      }
    }

    private void admitted(Optional<ClientProtocol.Maker> maker) {
      if (over) {
        return;
      }
      if (maker.isEmpty()) {
        client.goodbye(new CloseReason(401, 0, ""));
        ends("The server refused.");
        return;
      }
      clientProtocol = maker.get().of(new ServerEnd(this));
      open.add(this);
      clientProtocol.opened();
      if (!closed) {
        client.opened();
      }
    }

    /** For both ends, once. */
    void ends(String why) {
      if (!over) {
        over = true;
        open.remove(this);
        if (clientProtocol != null) {
          loop.post(clientProtocol::ended);
        }
        if (!closed) {
          loop.post(() -> tell(why));
        }
      }
    }

    private void tell(String why) {
      if (!closed) {
        client.closed(why);
      }
    }

    @Override
    public void send(String text) {
      loop.post(
          () -> {
            if (!over && clientProtocol != null) {
              clientProtocol.received(text);
            }
          });
    }

    @Override
    public CompletableFuture<Void> close() {
      closed = true;
      loop.post(() -> ends("The client left."));
      return CompletableFuture.completedFuture(null);
    }

    private void deliver(Runnable what) {
      loop.post(
          () -> {
            if (!over && !closed) {
              what.run();
            }
          });
    }
  }

  /** What the server holds of a {@link Pipe}. */
  private final class ServerEnd implements Wire {
    private final Pipe pipe;

    ServerEnd(Pipe pipe) {
      this.pipe = pipe;
    }

    @Override
    public String address() {
      return "198.51.100.1";
    }

    @Override
    public void send(String text) {
      pipe.deliver(() -> pipe.client.text(text));
    }

    @Override
    public void ping() {
      pipe.deliver(pipe.client::pinged);
      loop.post(
          () -> {
            if (!pipe.over) {
              pipe.clientProtocol.ponged();
            }
          });
    }

    @Override
    public void pong(byte[] payload) {}

    @Override
    public void looked(int length) {}

    @Override
    public void setMember(boolean member) {}

    @Override
    public boolean isClogged() {
      return false;
    }

    @Override
    public boolean isBehind() {
      return false;
    }

    @Override
    public void close(int code, String reason) {
      pipe.deliver(() -> pipe.client.goodbye(new TextSocket.CloseReason(0, code, reason)));
      loop.post(() -> pipe.ends("The server ended it."));
    }

    @Override
    public void cut() {
      loop.post(() -> pipe.ends("The server cut it."));
    }
  }
}
