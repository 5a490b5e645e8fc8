package dev.parley.signalling;

import dev.parley.loop.Loop;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How it stands between a client and its server, kept in one place for every dialect: each change
 * is told once, and what a person or the machine wants is done as the state asks for. Loop only.
 */
public final class Standing {
  private static final Logger LOG = LoggerFactory.getLogger(Standing.class);

  private final Loop loop;
  private final Signalling.Listener listener;
  private final Way way;
  private Link link = Link.of(Link.State.OFFLINE);

  /**
   * What can be done with the connection.
   *
   * @param start tries to connect, at once
   * @param restart gives an attempt up for another one
   * @param networkChanged the addresses of this machine are others than before
   * @param check looks, with little patience, whether the server still answers: where it does, what
   *     it is given runs, and where it does not, the connection is lost
   */
  public record Way(
      Runnable start, Runnable restart, Runnable networkChanged, Consumer<Runnable> check) {}

  public Standing(Loop loop, Signalling.Listener listener, Way way) {
    this.loop = loop;
    this.listener = listener;
    this.way = way;
  }

  public Link.State state() {
    return link.state();
  }

  public boolean isOnline() {
    return link.isOnline();
  }

  /** Changes, and tells of it. */
  public void become(Link next) {
    if (!next.equals(link)) {
      LOG.info("{} -> {} ({})", link.state(), next.state(), next.reason());
      link = next;
      listener.link(next);
    }
  }

  /** As {@link Signalling#join()}. */
  public void join() {
    loop.assertOn();
    switch (link.state()) {
      case OFFLINE, REFUSED, PUNTED, WAITING -> way.start().run();
      case CONNECTING, LOGGING_IN, ONLINE -> {}
    }
  }

  /** As {@link Signalling#networkChanged}. */
  public void networkChanged() {
    loop.assertOn();
    switch (link.state()) {
      case WAITING -> way.start().run();
      case CONNECTING -> way.restart().run();
      case LOGGING_IN, ONLINE -> {
        way.networkChanged().run();
        way.check().accept(() -> {});
      }
      case OFFLINE, REFUSED, PUNTED -> {}
    }
  }

  /**
   * As {@link Signalling#woke}: nobody is online before the server has answered.
   *
   * @param meanwhile one sentence for a person
   */
  public void woke(String meanwhile) {
    loop.assertOn();
    if (link.isOnline()) {
      become(Link.of(Link.State.CONNECTING, meanwhile));
      way.check().accept(() -> become(Link.of(Link.State.ONLINE)));
    } else {
      networkChanged();
    }
  }
}
