package dev.parley.view;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.view.call.WindowLayout;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ModalPane.Modal;
import dev.parley.view.people.OffersCard;
import dev.parley.view.start.RejoinCard;
import java.time.Duration;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;

/**
 * Shows the cards that the state calls for: incoming calls, and the way back into the channel. The
 * most urgent alone is modal; in a call offers keep to a corner, off the faces. JavaFX thread.
 */
final class StateCards {
  private final OffersCard offers;
  private final RejoinCard rejoin;
  private final Modal offersModal;
  private final Modal rejoinModal;
  private final StackPane corner = new StackPane();

  /**
   * @param leave null for a kiosk
   * @param start leads to the start page
   */
  StateCards(
      ModalPane modal, Intents intents, Supplier<Duration> now, Runnable leave, Runnable start) {
    offers = new OffersCard(intents, now);
    rejoin = new RejoinCard(intents, leave, start);
    offersModal =
        modal.add(offers, ModalPane.Rank.OFFER, offers::back, false, null).first(offers::first);
    rejoinModal = modal.add(rejoin, ModalPane.Rank.TROUBLE, null, false, null).first(rejoin::first);
    corner.setPickOnBounds(false);
    corner.setPadding(new Insets(WindowLayout.BAR_HEIGHT + 12, 16, 16, 16));
    corner.setAlignment(Pos.TOP_RIGHT);
  }

  /** Where offers stand in a call. */
  StackPane corner() {
    return corner;
  }

  void render(PeerState state) {
    rejoin.render(state.status());
    offers.render(state);
    place(state);
  }

  /** Puts each where it belongs: on top, in the corner, or away. */
  private void place(PeerState state) {
    boolean busy = state.phase().isBusy();
    boolean offered = !state.offers().isEmpty();
    boolean cornered = offered && busy;
    if (!cornered) {
      corner.getChildren().clear();
    }
    offersModal.want(offered && !busy);
    rejoinModal.want(RejoinCard.belongsTo(state.status()) && !busy);
    if (cornered && corner.getChildren().isEmpty()) {
      offers.setVisible(true);
      corner.getChildren().add(offers);
    }
  }

  /** Goes back one step in the corner; whether there was one. */
  boolean escape() {
    return !corner.getChildren().isEmpty() && offers.back();
  }

  /** No tick after this. */
  void stop() {
    offers.stop();
  }
}
