package dev.parley.session;

import dev.parley.report.Timeline;
import dev.parley.signalling.Link;
import java.util.function.Consumer;

/** Notes for the report how the connection to the server fares. Loop only. */
final class SignallingTap {
  private final Timeline timeline;
  private final Consumer<String> onTrouble;
  private String toldTrouble = "";
  private int timesOnline;
  private boolean refused;

  /**
   * @param onTrouble gets the sentence of why there is no connection, once until there is one or
   *     another reason
   */
  SignallingTap(Timeline timeline, Consumer<String> onTrouble) {
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

  void link(Link link) {
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
  }

  private void tellTrouble(String reason) {
    if (!reason.equals(toldTrouble)) {
      toldTrouble = reason;
      onTrouble.accept(reason);
    }
  }

  void loggedIn() {
    timeline.note(Timeline.Moment.LOGGED_IN);
  }
}
