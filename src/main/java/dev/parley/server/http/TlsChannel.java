package dev.parley.server.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.java_websocket.WrappedByteChannel;

/**
 * Runs TLS on an accepted, non-blocking channel. The library's own (SSLSocketChannel2 of 1.6.0)
 * keeps the selector busy while a handshake waits for its client, and may leave the end of what was
 * written lying here; both are for a stranger to bring about.
 *
 * <p>Reads and writes come on the selector thread, the end on any. The library's selector ends for
 * a RuntimeException, and closes the wrong key for an IOException of {@link #readMore}: neither
 * leaves this class.
 */
final class TlsChannel implements ByteChannel, WrappedByteChannel {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final SSLEngine engine;

  /** From the network, to be decrypted; ready for reading from it. */
  private final ByteBuffer received;

  /** Decrypted, to be taken; ready for reading from it. */
  private final ByteBuffer plain;

  /** Encrypted, to leave; ready for reading from it. */
  private final ByteBuffer leaving;

  /** How much of the head of the library's queue lies encrypted in {@link #leaving}. */
  private int ownPlain;

  /** The last read stopped for want of room, and not of bytes. */
  private boolean more;

  /** Nothing comes any more: a good-bye of TLS, or of TCP alone, which a websocket can bear. */
  private boolean ended;

  private TlsChannel(SocketChannel channel, SelectionKey key, SSLEngine engine) {
    this.channel = channel;
    this.key = key;
    this.engine = engine;
    int packet = engine.getSession().getPacketBufferSize();
    received = ByteBuffer.allocate(packet).flip();
    plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
    leaving = ByteBuffer.allocate(2 * packet).flip();
  }

  static TlsChannel accepting(SSLContext context, SocketChannel channel, SelectionKey key) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    return new TlsChannel(channel, key, engine);
  }

  @Override
  public synchronized int read(ByteBuffer into) throws IOException {
    try {
      return fill(into);
    } catch (RuntimeException odd) {
      throw new SSLException("the TLS engine failed", odd);
    }
  }

  /** The rest of what {@link #read} had no room for; an end is told as one, never thrown. */
  @Override
  public synchronized int readMore(ByteBuffer into) {
    try {
      return fill(into);
    } catch (IOException | RuntimeException failure) {
      more = false;
      return -1;
    }
  }

  /**
   * Encrypts and writes. The text counts as taken only when all of it has left: the library would
   * not come back for what lies here.
   */
  @Override
  public synchronized int write(ByteBuffer from) throws IOException {
    try {
      int written = 0;
      flush();
      while (!leaving.hasRemaining()) {
        from.position(from.position() + ownPlain);
        written += ownPlain;
        ownPlain = 0;
        if (!from.hasRemaining()) {
          break;
        }
        SSLEngineResult result = wrap(from.duplicate());
        if (result.getStatus() == Status.CLOSED) {
          throw new IOException("closed");
        }
        ownPlain = result.bytesConsumed();
        flush();
        if (ownPlain == 0 && !leaving.hasRemaining()) {
          break; // the handshake is not through
        }
      }
      return written;
    } catch (RuntimeException odd) {
      throw new SSLException("the TLS engine failed", odd);
    }
  }

  @Override
  public synchronized boolean isNeedWrite() {
    return leaving.hasRemaining();
  }

  @Override
  public synchronized void writeMore() throws IOException {
    flush();
  }

  @Override
  public synchronized boolean isNeedRead() {
    return more;
  }

  @Override
  public boolean isBlocking() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Says good-bye as far as that goes without waiting; reading goes on. */
  synchronized void endOutput() throws IOException {
    engine.closeOutbound();
    wrap(NOTHING);
    flush();
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      if (channel.isOpen()) {
        endOutput();
      }
    } catch (IOException | RuntimeException gone) {
      // nobody is left to hear it
    } finally {
      channel.close();
    }
  }

  private int fill(ByteBuffer into) throws IOException {
    int start = into.position();
    boolean progress = true;
    while (progress) {
      into.put(slice(plain, into.remaining()));
      progress = into.hasRemaining() && decrypt();
    }
    int got = into.position() - start;
    more = !into.hasRemaining() || got > 0 && ended;
    return got == 0 && ended ? -1 : got;
  }

  /** One step of the engine; false where it must wait for the network, or is at its end. */
  private boolean decrypt() throws IOException {
    HandshakeStatus handshake = engine.getHandshakeStatus();
    if (handshake == HandshakeStatus.NEED_TASK) {
      engine.getDelegatedTask().run(); // a signature: about a millisecond
      return true;
    }
    if (handshake == HandshakeStatus.NEED_WRAP) {
      return answerHandshake();
    }
    plain.clear();
    Status status = engine.unwrap(received, plain).getStatus();
    plain.flip();
    ended |= status == Status.CLOSED;
    return status == Status.BUFFER_UNDERFLOW ? receive() : status == Status.OK;
  }

  private boolean answerHandshake() throws IOException {
    SSLEngineResult result = wrap(NOTHING);
    flush();
    if (leaving.hasRemaining()) {
      key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
    ended |= result.getStatus() == Status.CLOSED;
    return result.getStatus() == Status.OK && result.bytesProduced() > 0;
  }

  private boolean receive() throws IOException {
    received.compact();
    int count;
    try {
      count = channel.read(received);
    } finally {
      received.flip();
    }
    ended |= count < 0;
    return count > 0;
  }

  private SSLEngineResult wrap(ByteBuffer from) throws SSLException {
    leaving.compact();
    try {
      return engine.wrap(from, leaving);
    } finally {
      leaving.flip();
    }
  }

  private void flush() throws IOException {
    if (leaving.hasRemaining()) {
      channel.write(leaving);
    }
  }

  /** Takes at most so many bytes off the front. */
  private static ByteBuffer slice(ByteBuffer from, int most) {
    int length = Math.min(most, from.remaining());
    ByteBuffer part = from.slice(from.position(), length);
    from.position(from.position() + length);
    return part;
  }
}
