package dev.parley.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * A port of loopback at which nobody listens, and nobody else can begin to until it is given back:
 * one that was only freed may be another process's server by then.
 */
public final class ClosedPort implements AutoCloseable {
  private final Socket holder = new Socket();

  public ClosedPort() throws IOException {
    holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  public URI at(String scheme) {
    return URI.create(scheme + "://127.0.0.1:" + holder.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    holder.close();
  }
}
