package dev.parley.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** One connection through a {@link FaultyProxy}, with the {@link Fault} that is meant for it. */
final class FaultyLink {
  private static final int LONGEST_DELAY_MS = 250;

  private final Socket client;
  private final Fault fault;
  private final Random random;
  private final ScheduledThreadPoolExecutor delays;
  private final Consumer<FaultyLink> onEnd;
  private final AtomicBoolean ended = new AtomicBoolean();

  /** Null until the server is asked for. */
  private volatile Socket server;

  private volatile boolean silent;

  FaultyLink(
      Socket client,
      Fault fault,
      Random random,
      ScheduledThreadPoolExecutor delays,
      Consumer<FaultyLink> onEnd) {
    this.client = client;
    this.fault = fault;
    this.random = random;
    this.delays = delays;
    this.onEnd = onEnd;
  }

  void open(int serverPort) {
    Random toServer = new Random(random.nextLong());
    Random toClient = new Random(random.nextLong());
    if (fault.kind() == Fault.Kind.SILENT_FROM_THE_START) {
      silent = true;
      start("faulty-proxy-up", () -> carry(client, null, false, toServer));
      return;
    }
    try {
      Socket connected = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      connected.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      server = connected;
    } catch (IOException e) {
      end(false);
      return;
    }
    start("faulty-proxy-up", () -> carry(client, server, false, toServer));
    start("faulty-proxy-down", () -> carry(server, client, true, toClient));
  }

  void goSilent() {
    silent = true;
  }

  void close() {
    end(true);
  }

  /** Reads to the end of one side: a silent proxy still hears that a client has gone. */
  private void carry(Socket from, Socket to, boolean fromServer, Random dice) {
    byte[] buffer = new byte[16_384];
    boolean hit = fault.fromServer() == fromServer || fault.kind() == Fault.Kind.SILENT;
    int left = hits() && hit ? fault.after() : Integer.MAX_VALUE;
    long notBefore = 0;
    try {
      while (true) {
        // Pieces of random size: a frame comes in many, and one piece has ends of two.
        int most = dice.nextInt(4) == 0 ? 1 + dice.nextInt(20) : buffer.length;
        int got = from.getInputStream().read(buffer, 0, most);
        if (got < 0) {
          break;
        }
        int passed = Math.min(got, left);
        left -= hits() ? passed : 0;
        if (!silent) {
          notBefore = pass(Arrays.copyOf(buffer, passed), to.getOutputStream(), notBefore, dice);
        }
        if (hits() && left == 0 && strike()) {
          return;
        }
      }
    } catch (IOException over) {
      // the other direction, or one of the two, has ended it
    }
    end(false);
  }

  private boolean hits() {
    return fault.kind() != Fault.Kind.NONE && fault.kind() != Fault.Kind.DELAY;
  }

  /** Now is the time. True when the connection has ended by it. */
  private boolean strike() {
    switch (fault.kind()) {
      case TRUNCATE -> end(false);
      case DROP -> end(true);
      default -> {
        return false; // silent: nothing is left to pass on, and the rest is swallowed
      }
    }
    return true;
  }

  /** At once, or late and in order. Gives the time before which nothing after it may be passed. */
  private long pass(byte[] piece, OutputStream to, long notBefore, Random dice) throws IOException {
    if (piece.length == 0) {
      return notBefore;
    }
    if (fault.kind() != Fault.Kind.DELAY) {
      to.write(piece);
      return notBefore;
    }
    long now = System.nanoTime();
    long wait = TimeUnit.MILLISECONDS.toNanos(dice.nextInt(LONGEST_DELAY_MS));
    long at = Math.max(now + wait, notBefore + 1);
    delays.schedule(() -> write(piece, to), at - now, TimeUnit.NANOSECONDS);
    return at;
  }

  private void write(byte[] piece, OutputStream to) {
    try {
      to.write(piece);
    } catch (IOException over) {
      end(false);
    }
  }

  private void end(boolean hard) {
    if (ended.compareAndSet(false, true)) {
      close(client, hard);
      close(server, hard);
      onEnd.accept(this);
    }
  }

  private static void close(Socket socket, boolean hard) {
    try {
      if (socket != null) {
        if (hard) {
          socket.setSoLinger(true, 0); // RST
        }
        socket.close();
      }
    } catch (IOException harmless) {
      // it is over in any case
    }
  }

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
