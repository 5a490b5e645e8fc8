package dev.parley.server.http;

import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import dev.parley.server.access.AddressGroup;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.jetty.io.EndPoint;

/**
 * Limits accepted connections, in all and from one address, and ends those that do not become a
 * websocket in time. Where there is no room, a stranger gives way to who comes anew: one from the
 * address that most strangers come from, now or lately, and of these the oldest. Members never do.
 * Any thread.
 */
final class AcceptLimiter {
  /** As many addresses are known that connections came from lately. */
  static final int MOST_COUNTED = 2048;

  /** One connection of an address is forgotten in each. */
  private static final Duration FORGET = Duration.ofSeconds(5);

  /** More than that is not remembered. */
  private static final int MOST_REMEMBERED = 100;

  private final Loop loop;
  private final ServerContext context;

  /** All that are open, the oldest first. */
  private final Map<SocketChannel, AcceptedConnection> inside = new LinkedHashMap<>();

  /**
   * How many came lately and did not log in, by group; that which was heard of longest ago first.
   */
  private final Map<String, TokenBucket> arrivals = new LinkedHashMap<>();

  /** A sweep will come, which ends those that are too slow. */
  private boolean sweeping;

  AcceptLimiter(ServerContext context) {
    this.loop = context.loop();
    this.context = context;
  }

  /**
   * Whether this connection may come in; another may have to go for it. On the selector's thread.
   */
  boolean admit(SocketChannel channel) {
    InetAddress peer = addressOf(channel);
    if (peer == null) {
      return false; // it has gone already
    }
    AcceptedConnection come =
        new AcceptedConnection(channel, peer.getHostAddress(), AddressGroup.of(peer), loop.now());
    boolean proxied = context.trusted().isProxy(peer);
    Optional<AcceptedConnection> yielding;
    synchronized (this) {
      Optional<Optional<AcceptedConnection>> room = room(come, !proxied, 0);
      if (room.isEmpty()) {
        return false;
      }
      yielding = room.get();
      if (!proxied) {
        remember(come);
      }
      inside.put(channel, come);
      planSweep(limits().times().handshake());
    }
    yielding.ifPresent(this::end);
    return true;
  }

  /**
   * A proxy has said whose this connection is; its client counts as coming from there. False where
   * no more may come from there.
   */
  boolean name(AcceptedConnection connection, InetAddress client) {
    Optional<AcceptedConnection> yielding;
    synchronized (this) {
      connection.named(client.getHostAddress(), AddressGroup.of(client));
      Optional<Optional<AcceptedConnection>> room = room(connection, true, 1);
      if (room.isEmpty()) {
        return false;
      }
      yielding = room.get();
      remember(connection);
    }
    yielding.ifPresent(this::end);
    return true;
  }

  /** The connection on this channel, while it is open. */
  synchronized Optional<AcceptedConnection> find(Object channel) {
    return Optional.ofNullable(inside.get(channel));
  }

  /** The library has made what it needs for it; false where it has had to go meanwhile. */
  synchronized boolean made(SocketChannel channel, EndPoint endPoint) {
    AcceptedConnection found = inside.get(channel);
    if (found != null) {
      found.setEndPoint(endPoint);
    }
    return found != null;
  }

  synchronized void setUpgraded(AcceptedConnection connection) {
    connection.setUpgraded();
  }

  /** Whether its client has logged in. */
  synchronized void setMember(AcceptedConnection connection, boolean member) {
    TokenBucket known = arrivals.get(connection.group());
    if (member && !connection.isMember() && known != null) {
      known.spend(-1, loop.now());
    }
    connection.setMember(member);
  }

  /** Runs the task when the connection ends, in place of the one before. */
  void atEnd(AcceptedConnection connection, Runnable task) {
    boolean over;
    synchronized (this) {
      over = connection.isOver();
      if (!over) {
        connection.setAtEnd(task);
      }
    }
    if (over) {
      task.run();
    }
  }

  /** The connection has ended. */
  void ended(Object channel) {
    Runnable task;
    synchronized (this) {
      AcceptedConnection gone = inside.remove(channel);
      task = gone == null ? () -> {} : gone.setOver();
    }
    task.run();
  }

  synchronized int count() {
    return inside.size();
  }

  private void end(AcceptedConnection connection) {
    ended(connection.channel());
    connection.cut();
  }

  /**
   * Empty where there is no room; otherwise who has to go for it, if anybody has.
   *
   * @param self 1 where the connection is on the list itself
   */
  private Optional<Optional<AcceptedConnection>> room(
      AcceptedConnection come, boolean limited, int self) {
    Limits.Connections most = limits().connections();
    Predicate<AcceptedConnection> sameGroup = other -> other.group().equals(come.group());
    long fromThere = limited ? inside.values().stream().filter(sameGroup).count() - self : 0;
    if (fromThere >= most.perAddress()) {
      return yielding(come, sameGroup).map(Optional::of);
    }
    if (inside.size() - self >= most.inAll()) {
      return yielding(come, other -> true).map(Optional::of);
    }
    return Optional.of(Optional.empty());
  }

  private Optional<AcceptedConnection> yielding(
      AcceptedConnection come, Predicate<AcceptedConnection> among) {
    Map<String, Long> strangers = new HashMap<>();
    for (AcceptedConnection one : inside.values()) {
      if (!one.isMember()) {
        strangers.merge(one.group(), 1L, Long::sum);
      }
    }
    strangers.replaceAll((group, now) -> Math.max(now, cameLately(group)));
    AcceptedConnection found = null;
    long most = 0;
    for (AcceptedConnection one : inside.values()) {
      if (!one.isMember() && one != come && among.test(one) && strangers.get(one.group()) > most) {
        found = one;
        most = strangers.get(one.group());
      }
    }
    return Optional.ofNullable(found);
  }

  private void remember(AcceptedConnection come) {
    TokenBucket known = arrivals.remove(come.group());
    TokenBucket bucket = known == null ? new TokenBucket(1, 1, FORGET) : known;
    if (bucket.spent(loop.now()) < MOST_REMEMBERED) {
      bucket.spend(1, loop.now());
    }
    arrivals.put(come.group(), bucket);
    if (arrivals.size() > MOST_COUNTED) {
      arrivals.remove(arrivals.keySet().iterator().next());
    }
  }

  private long cameLately(String group) {
    TokenBucket known = arrivals.get(group);
    return known == null ? 0 : known.spent(loop.now());
  }

  /** One timer for all, which holds none of them. */
  private void planSweep(Duration wait) {
    if (!sweeping) {
      sweeping = true;
      loop.after(wait, this::sweep);
    }
  }

  private void sweep() {
    Duration time = limits().times().handshake();
    Duration now = loop.now();
    List<AcceptedConnection> slow;
    synchronized (this) {
      sweeping = false;
      List<AcceptedConnection> becoming =
          inside.values().stream().filter(one -> !one.isUpgraded()).toList();
      slow = becoming.stream().filter(one -> now.minus(one.since()).compareTo(time) >= 0).toList();
      if (becoming.size() > slow.size()) {
        planSweep(time.minus(now.minus(becoming.get(slow.size()).since())));
      }
    }
    slow.forEach(this::end);
  }

  private Limits limits() {
    return context.limits();
  }

  /** Null where it has gone. */
  private static InetAddress addressOf(SocketChannel channel) {
    try {
      return channel.getRemoteAddress() instanceof InetSocketAddress remote
          ? remote.getAddress()
          : null;
    } catch (IOException gone) {
      return null;
    }
  }
}
