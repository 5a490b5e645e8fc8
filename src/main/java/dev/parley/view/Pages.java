package dev.parley.view;

import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Tone;
import dev.parley.text.Words;
import dev.parley.view.kit.Message;
import dev.parley.view.kit.ShownText;
import dev.parley.view.people.PeersPanel;
import dev.parley.view.start.RejoinCard;
import dev.parley.view.start.StartPage;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the page between calls: the start page, the people in the channel, or why the channel is
 * not available. JavaFX thread.
 */
final class Pages extends StackPane {
  private static final Words WORDS = Words.in(Pages.class);

  private final StartPage start;
  private final PeersPanel peers;
  private final Message waiting = new Message("waiting", Feather.WIFI_OFF);
  private boolean atStart;
  private PeerState state;

  /**
   * @param atStart whether it begins at the start page
   */
  Pages(StartPage start, PeersPanel peers, boolean atStart) {
    this.start = start;
    this.peers = peers;
    this.atStart = atStart;
    getChildren().addAll(peers, waiting, start);
    waiting.offer("waiting-start", WORDS.say("start.again"), () -> turn(true));
    waiting.setVisible(false);
    start.setVisible(atStart);
  }

  boolean isAtStart() {
    return atStart;
  }

  /** Turns to the start page, or to those in the channel. */
  void turn(boolean toStart) {
    atStart = toStart;
    if (state != null) {
      arrange();
    }
  }

  /** Who is called, or calls, is with people: after the call the window shows them. */
  void render(PeerState next) {
    boolean begins = next.phase().isBusy() && (state == null || !state.phase().isBusy());
    state = next;
    atStart &= !begins;
    peers.render(state);
    waiting.picture(state.status().tone() == Tone.BAD ? Feather.WIFI_OFF : Feather.WIFI);
    boolean told = RejoinCard.belongsTo(state.status()); // then the card says it
    waiting.say(
        ShownText.sentence(state.status().text()),
        told ? "" : ShownText.sentence(state.status().detail()));
    arrange();
  }

  /** Has the list back from beside a call. */
  void takeBack() {
    if (peers.getParent() != this) {
      getChildren().add(0, peers);
    }
    if (state != null) {
      arrange();
    }
  }

  private void arrange() {
    boolean free = !state.phase().isBusy();
    setVisible(free); // with their ground, which a picture would have to be drawn over
    boolean online = state.status().tone() == Tone.GOOD;
    if (peers.getParent() == this) {
      peers.setVisible(free && !atStart && online);
    }
    waiting.setVisible(free && !atStart && !online);
    start.setVisible(free && atStart);
  }
}
