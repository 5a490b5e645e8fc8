package dev.parley;

import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import java.util.function.Consumer;

/**
 * Passes everything on to the peer, and records for the report how the connection to the server
 * fares.
 */
final class SignallingTap implements Signalling.Listener {
  private final Signalling.Listener peer;
  private final Timeline timeline;
  private final Consumer<String> onTrouble;
  private String toldTrouble = "";
  private int timesOnline;
  private boolean refused;

  /**
   * @param onTrouble gets the sentence of why there is no connection, once until there is one or
   *     another reason
   */
  SignallingTap(Signalling.Listener peer, Timeline timeline, Consumer<String> onTrouble) {
    this.peer = peer;
    this.timeline = timeline;
    this.onTrouble = onTrouble;
  }

  /** How often the client came back after it had been online. */
  int reconnects() {
    return Math.max(0, timesOnline - 1);
  }

  /** Whether the server's last word was no. */
  boolean isRefused() {
    return refused;
  }

  @Override
  public void link(Link link) {
    refused = link.state() == Link.State.REFUSED || (refused && link.state() == Link.State.OFFLINE);
    switch (link.state()) {
      case LOGGING_IN -> timeline.note(Timeline.Moment.SOCKET_OPEN);
      case ONLINE -> {
        timesOnline++;
        toldTrouble = "";
        timeline.note(Timeline.Moment.READY);
      }
      case REFUSED, WAITING -> tellTrouble(link.reason());
      case OFFLINE, CONNECTING, PUNTED -> {}
    }
    peer.link(link);
  }

  private void tellTrouble(String reason) {
    if (!reason.equals(toldTrouble)) {
      toldTrouble = reason;
      onTrouble.accept(reason);
    }
  }

  @Override
  public void loggedIn() {
    timeline.note(Timeline.Moment.LOGGED_IN);
    peer.loggedIn();
  }

  @Override
  public void presence(String peerId, Presence presence) {
    peer.presence(peerId, presence);
  }

  @Override
  public void unreachable(String peerId, String sentence) {
    peer.unreachable(peerId, sentence);
  }

  @Override
  public void answeredElsewhere(String peerId) {
    peer.answeredElsewhere(peerId);
  }

  @Override
  public void otherDevice(Presence presence) {
    peer.otherDevice(presence);
  }

  @Override
  public void message(String peerId, PeerMessage message) {
    peer.message(peerId, message);
  }

  @Override
  public void beat() {
    peer.beat();
  }
}
