package dev.parley.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** A task that waits in the kernel for a byte, as native code does, until it is let go. */
public final class NativeWait implements AutoCloseable {
  private final Loop loop;
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final Socket reader = new Socket(server.getInetAddress(), server.getLocalPort());
  private final Socket writer = server.accept();
  private final CompletableFuture<Void> entered = new CompletableFuture<>();
  private final CompletableFuture<Void> left = new CompletableFuture<>();

  /** Returns when the loop waits. */
  public NativeWait(Loop loop) throws IOException {
    this.loop = loop;
    loop.post(this::waitForAByte);
    entered.join();
  }

  private void waitForAByte() {
    entered.complete(null);
    try (InputStream in = reader.getInputStream()) {
      in.read();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    loop.post(() -> left.complete(null));
  }

  /** Returns when the loop has moved on. */
  public void letGo() throws IOException {
    writer.getOutputStream().write(1);
    left.join();
  }

  @Override
  public void close() throws IOException {
    writer.close();
    reader.close();
    server.close();
  }
}
