package dev.parley.connection;

import dev.parley.call.IceCandidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one way between two peers of this machine, as slow as a test likes. Each peer is told an
 * address of the link in place of the other's; packets queue for 300 ms at most, and are lost
 * beyond that, as at the modem of a house.
 */
public final class NarrowLink implements AutoCloseable {
  /** foundation, component, udp, priority, an IPv4 address, port (RFC 8839, section 5.1). */
  private static final Pattern HOST =
      Pattern.compile(
          "(candidate:\\S+ 1 udp \\d+ )(\\d+\\.\\d+\\.\\d+\\.\\d+) (\\d+)( typ host.*)");

  private static final long LONGEST_QUEUE_NANOS = 300_000_000;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final End one;
  private final End other;

  public NarrowLink() {
    this(new Lane());
  }

  private NarrowLink(Lane fromOne) {
    one = new End(new Lane());
    other = new End(fromOne);
    one.far = other;
    other.far = one;
  }

  /** Another way from the first peer, to someone else, through the same upload. */
  public NarrowLink besides() {
    return new NarrowLink(other.lane);
  }

  /** From now on, in each direction; 0 lets nothing through. */
  public void rate(double kilobitsPerSecond) {
    one.lane.kbps = kilobitsPerSecond;
    other.lane.kbps = kilobitsPerSecond;
  }

  /** From now on, for what the first peer sends. */
  public void upload(double kilobitsPerSecond) {
    other.lane.kbps = kilobitsPerSecond;
  }

  /** One direction, which several links may share. */
  private static final class Lane {
    private volatile double kbps = 1e9;
    private long freeAt = System.nanoTime();

    /** When a packet that comes now is through; 0 for one that is lost. */
    synchronized long through(int bytes, long now) {
      double rate = kbps;
      long start = Math.max(now, freeAt);
      if (rate == 0 || start - now > LONGEST_QUEUE_NANOS) {
        return 0;
      }
      freeAt = start + (long) (bytes * 8 / rate * 1_000_000);
      return freeAt;
    }
  }

  /**
   * What the far peer is told of a candidate; null for one that would lead past the link.
   *
   * @param ofOne whose it is
   */
  public IceCandidate through(boolean ofOne, IceCandidate candidate) {
    Matcher host = HOST.matcher(candidate.candidate());
    End end = ofOne ? one : other;
    if (!host.matches() || !end.stands(host.group(2), Integer.parseInt(host.group(3)))) {
      return null;
    }
    String text = host.group(1) + host.group(2) + " " + end.socket.getLocalPort() + host.group(4);
    return new IceCandidate(
        text, candidate.mid(), candidate.lineIndex(), candidate.usernameFragment());
  }

  @Override
  public void close() {
    clock.shutdownNow();
    one.close();
    other.close();
  }

  /** Stands for a peer towards the far one: what arrives here is meant for the peer. */
  private final class End {
    private End far;
    private DatagramSocket socket;
    private volatile SocketAddress peer;
    private final Lane lane;

    /**
     * @param lane of what arrives here
     */
    End(Lane lane) {
      this.lane = lane;
    }

    /** The first candidate gives the peer's address; another would be a second way. */
    synchronized boolean stands(String address, int port) {
      if (socket != null) {
        return peer.equals(new InetSocketAddress(address, port));
      }
      try {
        peer = new InetSocketAddress(address, port);
        socket = new DatagramSocket(0, InetAddress.getByName(address));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Thread reader = new Thread(this::read, "narrow-link");
      reader.setDaemon(true);
      reader.start();
      return true;
    }

    private void read() {
      byte[] buffer = new byte[65536];
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        try {
          socket.receive(packet);
        } catch (IOException closed) {
          return;
        }
        byte[] copy = new byte[packet.getLength()];
        System.arraycopy(packet.getData(), 0, copy, 0, copy.length);
        carry(copy);
      }
    }

    private void carry(byte[] packet) {
      long now = System.nanoTime();
      long at = lane.through(packet.length, now);
      if (at == 0) {
        return;
      } else if (at - now < 1_000_000) {
        deliver(packet);
      } else {
        clock.schedule(() -> deliver(packet), at - now, TimeUnit.NANOSECONDS);
      }
    }

    private void deliver(byte[] packet) {
      DatagramSocket from = far.socket;
      if (from != null) {
        try {
          from.send(new DatagramPacket(packet, packet.length, peer));
        } catch (IOException closed) {
          // the test is over
        }
      }
    }

    synchronized void close() {
      if (socket != null) {
        socket.close();
      }
    }
  }
}
