package dev.parley.socket;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A TCP server on loopback of which a test says what it does with each connection. */
final class RawServer implements AutoCloseable {
  private final ServerSocket listening;
  private final List<Socket> taken = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> firstEnded = new CompletableFuture<>();

  /** What is done with a connection, on a thread of its own; it is closed afterwards. */
  interface Service {
    void serve(Socket connection) throws IOException;
  }

  RawServer(Service service) {
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    start(() -> accept(service));
  }

  /** Reads what comes, and never says anything. */
  static RawServer silent() {
    return new RawServer(RawServer::swallow);
  }

  /** Reads the head of a request, says this, and then only reads. */
  static RawServer saying(String text) {
    return new RawServer(
        connection -> {
          readHead(connection.getInputStream());
          connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
          swallow(connection);
        });
  }

  static void swallow(Socket connection) throws IOException {
    connection.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
  }

  /** Up to the empty line. */
  static String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("ended in the head");
      }
      head.append((char) next);
    }
    return head.toString();
  }

  /** Completes when the first connection is over, for whichever reason. */
  CompletableFuture<Void> firstEnded() {
    return firstEnded;
  }

  int port() {
    return listening.getLocalPort();
  }

  URI at(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + port());
  }

  private void accept(Service service) {
    try {
      while (true) {
        Socket connection = listening.accept();
        taken.add(connection);
        start(() -> serve(service, connection));
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  private void serve(Service service, Socket connection) {
    try (connection) {
      service.serve(connection);
    } catch (IOException over) {
      // it is over
    }
    taken.remove(connection);
    firstEnded.complete(null);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "test-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket connection : taken) {
        connection.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
