package dev.parley.signalling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state of a client's link, told to its listener at each change, once. Loop only. */
final class LinkState {
  private static final Logger LOG = LoggerFactory.getLogger(LinkState.class);

  private final Signalling.Listener listener;
  private Link link = Link.of(Link.State.OFFLINE);

  /** Messages come and go; after sleep even while the link counts as in doubt. */
  private boolean loggedIn;

  LinkState(Signalling.Listener listener) {
    this.listener = listener;
  }

  Link.State state() {
    return link.state();
  }

  boolean isLoggedIn() {
    return loggedIn;
  }

  /** The log-in has succeeded. */
  void enter() {
    loggedIn = true;
    become(Link.of(Link.State.ONLINE));
  }

  /** The connection is over; true where a user was logged in on it. The change is told later. */
  boolean exit() {
    boolean was = loggedIn;
    loggedIn = false;
    return was;
  }

  void become(Link next) {
    if (!next.equals(link)) {
      LOG.info("{} -> {} ({})", link.state(), next.state(), next.reason());
      link = next;
      listener.link(next);
    }
  }
}
