package dev.parley.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A wait in the kernel for a byte that does not come until it is closed, as native code waits. */
public final class PlantedWait implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Socket reader = new Socket(server.getInetAddress(), server.getLocalPort());
  private final Socket writer = server.accept();
  private final CompletableFuture<Thread> entered = new CompletableFuture<>();

  public PlantedWait() throws IOException {}

  /** One on every loop of this process. */
  public static void onEveryLoop() throws IOException {
    for (ThreadLoop loop : ThreadLoop.open()) {
      PlantedWait wait = new PlantedWait();
      loop.post(wait::waitForAByte);
    }
  }

  /** Waits on the thread that calls it. */
  public void waitForAByte() {
    entered.complete(Thread.currentThread());
    try (InputStream in = reader.getInputStream()) {
      in.read();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  /** The thread that waits, as soon as one does. */
  public Thread entered() {
    return entered.join();
  }

  /** Lets go. */
  @Override
  public void close() throws IOException {
    writer.close();
    reader.close();
    server.close();
  }
}
