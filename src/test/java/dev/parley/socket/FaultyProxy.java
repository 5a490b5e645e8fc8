package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP proxy on loopback in front of a server on loopback, which does to each connection what its
 * {@link Fault} says, and passes the rest on in pieces of random size. It reorders nothing. All
 * that is random comes from one seed.
 */
public final class FaultyProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int serverPort;
  private final Random random;
  private final Set<FaultyLink> links = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Where delays are waited for: one thread, so that pieces keep their order. */
  private final ScheduledThreadPoolExecutor delays =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "faulty-proxy-delays");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean calm;
  private volatile boolean silent;

  /** Does no harm, until told to. */
  public FaultyProxy(int serverPort) {
    this(serverPort, new Random(0));
    calm = true;
  }

  /** Harms each connection, until it is told to be {@link #calm}. */
  public FaultyProxy(int serverPort, Random random) {
    this.serverPort = serverPort;
    this.random = random;
    try {
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    FaultyLink.start("faulty-proxy", this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** New connections come through; those that stand keep the harm that was meant for them. */
  public void calm() {
    calm = true;
  }

  /**
   * The network goes away without a word: what stands and what comes is neither ended nor served.
   */
  public void goSilent() {
    silent = true;
    links.forEach(FaultyLink::goSilent);
  }

  /** How many connections a client has here. */
  public int connections() {
    return links.size();
  }

  /** Waits until a client has so many connections here. */
  public void awaitConnections(int count) {
    long nanos = TimeUnit.SECONDS.toNanos(60);
    lock.lock();
    try {
      while (links.size() != count && nanos > 0) {
        nanos = changed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      lock.unlock();
    }
    assertEquals(count, links.size(), "connections");
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Fault fault =
            silent ? Fault.SILENT_FROM_THE_START : calm ? Fault.NONE : Fault.random(random);
        FaultyLink link =
            new FaultyLink(client, fault, new Random(random.nextLong()), delays, this::ended);
        links.add(link);
        signal();
        link.open(serverPort);
      }
    } catch (IOException closed) {
      // the end of the test
    }
  }

  private void ended(FaultyLink link) {
    links.remove(link);
    signal();
  }

  private void signal() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    links.forEach(FaultyLink::close);
    delays.shutdownNow();
  }
}
