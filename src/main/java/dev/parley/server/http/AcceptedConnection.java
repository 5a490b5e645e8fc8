package dev.parley.server.http;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.eclipse.jetty.io.EndPoint;

/** One accepted connection, from its accept to its end. Guarded by its {@link AcceptLimiter}. */
final class AcceptedConnection {
  private final SocketChannel channel;

  /** On the clock of the loop. */
  private final Duration since;

  /** Null until the library has made it. */
  private volatile EndPoint endPoint;

  /** That of the other side, or the one that a proxy named. */
  private String address;

  /** Whose it is when connections are counted. */
  private String group;

  /** It has become a websocket. */
  private boolean upgraded;

  /** Its client has logged in. */
  private boolean member;

  private boolean over;

  /** What else ends with it. */
  private Runnable atEnd = () -> {};

  AcceptedConnection(SocketChannel channel, String address, String group, Duration since) {
    this.channel = channel;
    this.address = address;
    this.group = group;
    this.since = since;
  }

  SocketChannel channel() {
    return channel;
  }

  Duration since() {
    return since;
  }

  String address() {
    return address;
  }

  String group() {
    return group;
  }

  void named(String client, String ofGroup) {
    address = client;
    group = ofGroup;
  }

  void setEndPoint(EndPoint made) {
    endPoint = made;
  }

  boolean isUpgraded() {
    return upgraded;
  }

  void setUpgraded() {
    upgraded = true;
  }

  boolean isMember() {
    return member;
  }

  void setMember(boolean is) {
    member = is;
  }

  boolean isOver() {
    return over;
  }

  /** Runs the task at the end. */
  void setAtEnd(Runnable task) {
    atEnd = task;
  }

  /** It is on no list any more. */
  Runnable setOver() {
    over = true;
    Runnable task = atEnd;
    atEnd = () -> {};
    return task;
  }

  /** Ends it without a word. Any thread, without a lock. */
  void cut() {
    EndPoint made = endPoint;
    if (made != null) {
      made.close();
    } else {
      try {
        channel.close();
      } catch (IOException gone) {
        // which was the aim
      }
    }
  }
}
