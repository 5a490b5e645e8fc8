package dev.parley.instance;

import dev.parley.loop.Loop;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives what other copies of the same user's program hand over: through a socket of the machine,
 * in a folder that no other user can access. Of several copies, the first has it; when that one
 * ends, another takes over. Where it is not possible, the program runs without. Loop only.
 */
public final class SingleInstanceServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SingleInstanceServer.class);
  private static final String THREAD = "parley-door";
  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  /** How soon a copy notices that it has become the first. */
  static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  /** Nobody who comes keeps the next one waiting for longer. */
  static final Duration VISIT = Duration.ofSeconds(2);

  private final Loop loop;
  private final Path socket;
  private final Consumer<String> host;

  /** Null while another copy has it, and after the end. */
  private Open open;

  private boolean closed;

  /** What is held while it is open. */
  private record Open(CopyLock lock, ServerSocketChannel server, PrivateFolder folder) {}

  /**
   * @param socket in a folder of its own, which is made if need be
   * @param host gets what is handed over, on the loop; it comes from a program of the same user,
   *     but may be anything
   */
  public SingleInstanceServer(Loop loop, Path socket, Consumer<String> host) {
    this.loop = loop;
    this.socket = socket;
    this.host = host;
  }

  /** Opens it as soon as no other copy has it. */
  public void open() {
    loop.assertOn();
    if (!closed) {
      loop.offload("open the door to other copies", this::take, FILE_LIMIT)
          .whenComplete(this::taken);
    }
  }

  /** Any number of times. */
  @Override
  public void close() {
    loop.assertOn();
    closed = true;
    if (open != null) {
      shut(open);
      open = null;
    }
  }

  private void taken(Optional<Open> taken, Throwable failure) {
    if (failure != null) {
      LOG.warn("this window cannot receive opened links: {}", failure.getMessage());
    } else if (taken.isEmpty()) {
      loop.after(LOOK_AGAIN, this::open);
    } else if (closed) {
      shut(taken.get());
    } else {
      open = taken.get();
      Open mine = open;
      Thread listening = new Thread(() -> listen(mine), THREAD);
      listening.setDaemon(true);
      listening.start();
    }
  }

  /** On a worker; empty while another copy has it. */
  private Optional<Open> take() throws IOException {
    PrivateFolder folder = PrivateFolder.make(socket.getParent());
    Optional<CopyLock> lock = CopyLock.take(socket.resolveSibling(socket.getFileName() + ".lock"));
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    ServerSocketChannel server = null;
    try {
      Files.deleteIfExists(socket); // of a copy that was killed: nobody else holds the lock
      server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      server.bind(UnixDomainSocketAddress.of(socket));
      return Optional.of(new Open(lock.get(), server, folder));
    } catch (IOException | UnsupportedOperationException failure) {
      if (server != null) {
        server.close();
      }
      lock.get().close();
      throw failure;
    }
  }

  /** On its own thread, until the socket is closed under it. */
  private void listen(Open mine) {
    try {
      while (true) {
        visit(mine.server().accept(), mine.folder());
      }
    } catch (ClosedChannelException over) {
      LOG.debug("the door is shut");
    } catch (IOException failure) {
      LOG.warn("this window can no longer receive opened links: {}", failure.getMessage());
    }
  }

  private void visit(SocketChannel visitor, PrivateFolder folder) throws IOException {
    try (visitor;
        IpcExchange ipcExchange = new IpcExchange(visitor, folder.owner(), VISIT)) {
      String text = ipcExchange.hear();
      CompletableFuture.runAsync(() -> host.accept(text), loop::post)
          .get(VISIT.toMillis(), TimeUnit.MILLISECONDS);
      ipcExchange.say(SingleInstanceClient.TAKEN);
    } catch (IOException | ExecutionException | TimeoutException failure) {
      LOG.info("invalid message on the single-instance socket: {}", failure.getMessage());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  private void shut(Open held) {
    try (held.lock;
        held.server) {
      Files.deleteIfExists(socket);
    } catch (IOException failure) {
      LOG.warn("could not remove the single-instance socket: {}", failure.getMessage());
    }
  }
}
