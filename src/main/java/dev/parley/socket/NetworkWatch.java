package dev.parley.socket;

import dev.parley.loop.Loop;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects a change of network, a returning network and a wake-up from sleep: reasons to check a
 * connection, or to connect, at once instead of waiting for a timer.
 *
 * <p>It looks every {@link #EVERY}; a look takes a tenth of a millisecond on Linux (measured), on a
 * worker, since a system may take its time. Loop only.
 */
public final class NetworkWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);

  /** So long at most after the network is another, somebody knows; a look takes 0.2 ms. */
  static final Duration EVERY = Duration.ofSeconds(1);

  /** Time that has passed beyond what was waited for: more than a busy machine's, it slept. */
  static final Duration SLEPT = Duration.ofSeconds(10);

  private static final Duration LOOK_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final Callable<Set<String>> addresses;
  private final Listener listener;

  /** The addresses of the last look; null before the first. */
  private Set<String> known;

  /** When the current wait began, by both clocks. */
  private Duration waitingSince;

  private Instant waitingSinceWall;

  /** Null while not started. */
  private Loop.Timer next;

  /** What to do about it; both come on the loop. */
  public interface Listener {
    /**
     * The addresses of this machine are others than before, and there are some. A connection that
     * stands may be dead by now, and where there is none, it is time to try.
     */
    void networkChanged();

    /** The machine slept, or this program was stopped. Every connection is to be doubted. */
    void woke();
  }

  /** Watches this machine, once started. */
  public NetworkWatch(Loop loop, Listener listener) {
    this(loop, NetworkWatch::addresses, listener);
  }

  /**
   * @param addresses what others may reach this machine by; called on a worker
   */
  NetworkWatch(Loop loop, Callable<Set<String>> addresses, Listener listener) {
    this.loop = loop;
    this.addresses = addresses;
    this.listener = listener;
  }

  /** Starts to watch, from what is there now; no effect when started. */
  public void start() {
    loop.assertOn();
    if (next == null) {
      known = null;
      look();
      await();
    }
  }

  /** Stops, any number of times; nothing is reported any more. */
  @Override
  public void close() {
    loop.assertOn();
    if (next != null) {
      next.cancel();
      next = null;
    }
  }

  private void await() {
    waitingSince = loop.now();
    waitingSinceWall = loop.wallClock();
    next = loop.after(EVERY, this::tick);
  }

  private void tick() {
    boolean slept = hasSlept();
    await();
    look();
    if (slept) {
      LOG.info("the computer woke from sleep");
      listener.woke(); // last: it may close this
    }
  }

  /**
   * The clock of timers stands still in sleep on Linux and macOS, so that the time of day runs
   * ahead of it; it goes on in Windows, where the timer comes late. A time of day that was set
   * forward looks the same, and does no harm.
   */
  private boolean hasSlept() {
    Duration waited = loop.now().minus(waitingSince);
    Duration waitedByWall = Duration.between(waitingSinceWall, loop.wallClock());
    Duration longest = waited.compareTo(waitedByWall) > 0 ? waited : waitedByWall;
    return longest.minus(EVERY).compareTo(SLEPT) > 0;
  }

  private void look() {
    loop.offload("look at the network", addresses, LOOK_LIMIT)
        .whenComplete(
            (seen, failure) -> {
              if (failure == null) {
                compare(seen);
              } else {
                LOG.debug("the network interfaces cannot be listed", failure);
              }
            });
  }

  private void compare(Set<String> seen) {
    boolean isNews = known != null && !known.equals(seen);
    known = seen;
    if (isNews && !seen.isEmpty() && next != null) {
      LOG.info("the network changed");
      listener.networkChanged();
    }
  }

  /**
   * The addresses with which this machine reaches others: of interfaces that are up, and neither
   * loopback nor link-local (those are there before, and after, there is a network). May block.
   *
   * @throws SocketException when the system does not say
   */
  static Set<String> addresses() throws SocketException {
    Set<String> addresses = new HashSet<>();
    Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
    while (all.hasMoreElements()) {
      NetworkInterface each = all.nextElement();
      try {
        if (each.isUp() && !each.isLoopback()) {
          addUsable(each, addresses);
        }
      } catch (SocketException vanished) {
        // it was taken away during the look
      }
    }
    return addresses;
  }

  /**
   * Whether an address is this machine's now. May block.
   *
   * @throws SocketException when the system does not say
   */
  static boolean isOwn(InetAddress address) throws SocketException {
    return NetworkInterface.getByInetAddress(address) != null;
  }

  private static void addUsable(NetworkInterface from, Set<String> addresses) {
    for (InetAddress address : Collections.list(from.getInetAddresses())) {
      if (!address.isLinkLocalAddress() && !address.isLoopbackAddress()) {
        addresses.add(from.getName() + " " + address.getHostAddress());
      }
    }
  }
}
