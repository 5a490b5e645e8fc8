package dev.parley.hosting;

import dev.parley.channels.Destination;
import dev.parley.instance.CopyLock;
import dev.parley.loop.Loop;
import dev.parley.settings.Settings;
import dev.parley.socket.LateSocket;
import dev.parley.socket.TextSocket;
import dev.parley.socket.WssSocket;
import dev.parley.text.Words;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Finds or runs the built-in server that all copies of the program of one user on one machine
 * share: a copy that finds none starts it, on loopback, in its own process; the others find it by a
 * file in the settings folder. When its process ends, the first copy that notices takes over, with
 * the same channel and password.
 */
public final class LocalServer implements AutoCloseable {
  private static final Words WORDS = Words.in(LocalServer.class);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final int LOOKS = 25;
  private static final Duration FILE_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Path folder;
  private final Hosting hosting;

  /** Held while this process is the host; null otherwise. */
  private CopyLock lock;

  private AutoCloseable server;
  private LocalPlace place;
  private boolean closed;

  public LocalServer(Loop loop, Path settings, Hosting hosting) {
    this.loop = loop;
    this.folder = settings;
    this.hosting = hosting;
  }

  /** Starts a server. */
  public interface Hosting {
    /**
     * @param wanted what to serve, on its port if that is free
     * @param network the same channel for guests from the network: the port and password of their
     *     links
     * @return completes on the loop with what runs, or with a failure that has a sentence
     */
    CompletableFuture<Running> host(LocalPlace wanted, LocalPlace network);
  }

  /** A server that this process hosts. */
  public record Running(AutoCloseable server, int port) {}

  /**
   * Finds the server, or becomes it; completes on the loop, or fails with a sentence. Loop only.
   */
  public CompletableFuture<LocalPlace> find() {
    loop.assertOn();
    return server != null ? CompletableFuture.completedFuture(place) : look(LOOKS);
  }

  /** Likewise, and as a place to go to. */
  public CompletableFuture<Destination> home() {
    return find().thenApply(LocalPlace::home);
  }

  /** Connects to the server, wherever it is at that moment. */
  public TextSocket.Opener opener() {
    return LateSocket.opener(
        loop, () -> find().thenApply(there -> WssSocket.opener(loop, there.uri(), there.trust())));
  }

  private CompletableFuture<LocalPlace> look(int looksLeft) {
    return loop.offload("look for the built-in server", this::takeOrRead, FILE_LIMIT)
        .thenCompose(found -> found.isPresent() ? found.get() : lookAgain(looksLeft - 1));
  }

  /** The host is there and has not written yet where. */
  private CompletableFuture<LocalPlace> lookAgain(int looksLeft) {
    if (looksLeft <= 0) {
      return CompletableFuture.failedFuture(new IOException(WORDS.say("local.late")));
    }
    CompletableFuture<Void> later = new CompletableFuture<>();
    loop.after(LOOK_AGAIN, () -> later.complete(null));
    return later.thenCompose(now -> look(looksLeft));
  }

  /** On a worker: becomes the host if nobody is, reads where the host is otherwise. */
  private Optional<CompletableFuture<LocalPlace>> takeOrRead() throws IOException {
    try {
      Optional<CopyLock> taken = CopyLock.take(LocalPlace.lockFile(folder));
      return taken.isEmpty()
          ? LocalPlace.read(folder).map(CompletableFuture::completedFuture)
          : Optional.of(become(taken.get()));
    } catch (FileSystemException e) {
      throw Settings.unusable(folder, e);
    }
  }

  private CompletableFuture<LocalPlace> become(CopyLock taken) throws IOException {
    try {
      LocalPlace own = LocalPlace.read(folder).orElseGet(LocalPlace::fresh);
      LocalPlace network = LanServer.read(folder).orElseGet(() -> LanServer.fresh(own.channel()));
      LocalPlace wanted = own.in(network.channel()); // one channel, whichever way people come
      return CompletableFuture.supplyAsync(() -> host(taken, wanted, network), loop::post)
          .thenCompose(hosted -> hosted);
    } catch (IOException unreadable) {
      taken.close();
      throw unreadable;
    }
  }

  private CompletableFuture<LocalPlace> host(
      CopyLock taken, LocalPlace wanted, LocalPlace network) {
    if (closed) {
      release(taken);
      return CompletableFuture.failedFuture(new IOException(WORDS.say("local.ending")));
    }
    return hosting
        .host(wanted, network)
        .whenComplete(
            (running, failure) -> {
              if (failure != null) {
                release(taken);
              }
            })
        .thenCompose(
            running -> {
              lock = taken;
              server = running.server();
              place = wanted.at(running.port());
              return announce(place);
            });
  }

  private CompletableFuture<LocalPlace> announce(LocalPlace announced) {
    return loop.offload(
        "say where the built-in server is",
        () -> {
          announced.write(folder);
          return announced;
        },
        FILE_LIMIT);
  }

  /** Ends the server, if this process is the host. Loop only. */
  @Override
  public void close() {
    loop.assertOn();
    closed = true;
    if (server != null) {
      release(server);
      release(lock);
      server = null;
    }
  }

  private static void release(AutoCloseable held) {
    try {
      held.close();
    } catch (Exception e) {
      throw new IllegalStateException("cannot let go of the built-in server", e);
    }
  }
}
