package dev.parley.media.screen;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;

/**
 * Transfers bytes to and from an X server, each step with a time limit: a Unix-domain socket has no
 * time-out of its own. An interrupt ends what waits. One thread at a time.
 */
final class ScreenWire implements Closeable {
  /** A window manager may hold the server for itself while a window is moved. */
  private static final long LIMIT_NANOS = 5_000_000_000L;

  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  private ScreenWire(SocketChannel channel, Selector selector) throws IOException {
    this.channel = channel;
    this.selector = selector;
    channel.configureBlocking(false);
    key = channel.register(selector, 0);
  }

  /** Takes the channel over, also where this fails. */
  static ScreenWire connect(SocketChannel channel, SocketAddress address) throws IOException {
    try {
      ScreenWire wire = new ScreenWire(channel, Selector.open());
      try {
        wire.connect(address);
        return wire;
      } catch (IOException | RuntimeException failure) {
        wire.close();
        throw failure;
      }
    } catch (UnresolvedAddressException unknown) {
      throw new IOException("host not found", unknown);
    } finally {
      if (!channel.isConnected()) {
        channel.close();
      }
    }
  }

  private void connect(SocketAddress address) throws IOException {
    long until = System.nanoTime() + LIMIT_NANOS;
    boolean connected = channel.connect(address);
    while (!connected) {
      await(SelectionKey.OP_CONNECT, until);
      connected = channel.finishConnect();
    }
  }

  /** Sends all of it. */
  void write(ByteBuffer bytes) throws IOException {
    long until = System.nanoTime() + LIMIT_NANOS;
    while (bytes.hasRemaining()) {
      if (channel.write(bytes) == 0) {
        await(SelectionKey.OP_WRITE, until);
      }
    }
  }

  /** Fills the buffer up to its limit. */
  void read(ByteBuffer bytes) throws IOException {
    long until = System.nanoTime() + LIMIT_NANOS;
    while (bytes.hasRemaining()) {
      int got = channel.read(bytes);
      if (got < 0) {
        throw new EOFException("the display closed the connection");
      }
      if (got == 0) {
        await(SelectionKey.OP_READ, until);
      }
    }
  }

  /** Whether something waits to be read; an end does, too. */
  boolean isReadable() throws IOException {
    key.interestOps(SelectionKey.OP_READ);
    selector.selectedKeys().clear();
    return selector.selectNow() > 0;
  }

  private void await(int what, long until) throws IOException {
    key.interestOps(what);
    selector.selectedKeys().clear();
    long left = (until - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("the display is not responding");
    }
    selector.select(left);
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("stopped");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }
}
