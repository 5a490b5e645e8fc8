package dev.parley.instance;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * Exchanges one frame each way between two copies of the program, all of it within one limit. For
 * one thread, which it blocks.
 */
final class IpcExchange implements AutoCloseable {
  private final SocketChannel channel;
  private final Selector selector;
  private final long end;

  /**
   * @param channel connected; closed with the talk
   * @param owner who the other must be, where the system says who that is
   * @throws IOException when it is somebody else
   */
  IpcExchange(SocketChannel channel, Optional<UserPrincipal> owner, Duration limit)
      throws IOException {
    this.channel = channel;
    this.end = System.nanoTime() + limit.toNanos();
    check(owner);
    channel.configureBlocking(false);
    selector = Selector.open();
    channel.register(selector, 0);
  }

  private void check(Optional<UserPrincipal> owner) throws IOException {
    boolean told = channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED);
    if (told && owner.isPresent()) {
      UserPrincipal other = channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
      if (!owner.get().equals(other)) {
        throw new IOException("the other end belongs to another user");
      }
    }
  }

  void say(String text) throws IOException {
    ByteBuffer frame = IpcFrame.encode(text);
    while (frame.hasRemaining()) {
      await(SelectionKey.OP_WRITE);
      channel.write(frame);
    }
  }

  String hear() throws IOException {
    ByteBuffer come = ByteBuffer.allocate(IpcFrame.BEGINNING + IpcFrame.MOST_OCTETS + 1);
    while (true) {
      await(SelectionKey.OP_READ);
      if (channel.read(come) < 0) {
        throw new EOFException("the other end closed the connection");
      }
      Optional<String> text = IpcFrame.decode(come.duplicate().flip());
      if (text.isPresent()) {
        return text.get();
      }
    }
  }

  private void await(int what) throws IOException {
    channel.keyFor(selector).interestOps(what);
    long left = (end - System.nanoTime()) / 1_000_000;
    if (left <= 0 || selector.select(left) == 0) {
      throw new SocketTimeoutException("the other end is not responding");
    }
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
