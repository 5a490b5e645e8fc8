package dev.parley.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Shows modal cards over everything, the most important one on top and the only one that can be
 * reached. A card that another covers keeps what was typed into it, and gets the focus back
 * afterwards. Our own, because that of AtlantaFX leaves a ghost of the card behind in the software
 * pipeline. JavaFX thread.
 */
final class ModalPane extends StackPane {
  private static final double MARGIN = 16;

  /** Whoever types while a card comes up has not read it: so long Enter presses nothing in it. */
  private static final Duration UNREAD = Duration.ofMillis(700);

  private final Node behind;
  private final Supplier<Duration> now;
  private final List<Modal> wanted = new ArrayList<>();

  /** What had the keys in each card when another came over it; behind them all by null. */
  private final Map<Card, Node> left = new HashMap<>();

  private Modal top;
  private Duration since = Duration.ZERO;

  /**
   * @param behind what is out of reach meanwhile
   */
  ModalPane(Node behind, Supplier<Duration> now) {
    this.behind = behind;
    this.now = now;
    setId("modal");
    Region scrim = new Region();
    scrim.setId("scrim");
    scrim.getStyleClass().add("scrim");
    scrim.setOnMouseClicked(event -> clickedOutside());
    getChildren().add(scrim);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    setVisible(false);
  }

  /** Shows this card as soon as nothing more important stands over it, or takes it away. */
  void want(Modal modal, boolean isWanted) {
    if (isWanted == wanted.contains(modal)) {
      return;
    }
    if (isWanted) {
      wanted.add(modal);
      StackPane.setMargin(modal.card(), new Insets(MARGIN));
      StackPane.setAlignment(modal.card(), Pos.CENTER);
    } else {
      wanted.remove(modal);
      StackPane.clearConstraints(modal.card()); // it may be shown elsewhere: in a corner
    }
    wanted.sort(Comparator.comparing(Modal::rank)); // stable: the newest of a rank is its last
    rise(wanted.isEmpty() ? null : wanted.get(wanted.size() - 1));
  }

  boolean wants(Modal modal) {
    return wanted.contains(modal);
  }

  /** The card in reach, null for none. */
  Card top() {
    return top == null ? null : top.card();
  }

  /** Does what Escape does with the card on top; whether there is one. */
  boolean escape() {
    if (top != null && top.escape() != null) {
      top.escape().run();
    }
    return top != null;
  }

  private void rise(Modal next) {
    if (next == top) {
      arrange();
      return;
    }
    Card before = top();
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    if (before == null || wanted.stream().anyMatch(modal -> modal.card() == before)) {
      left.put(before, owner);
    } else {
      left.remove(before);
    }
    top = next;
    since = now.get();
    arrange();
    Node again = left.remove(top());
    if (isInReach(again)) {
      again.requestFocus();
    } else if (top != null) {
      top.card().requestFocus(); // no button of it: what was being typed presses nothing
    }
  }

  /** Each card in its place, all but the top one out of sight and reach. */
  private void arrange() {
    List<Node> shown = new ArrayList<>();
    shown.add(getChildren().get(0));
    wanted.forEach(modal -> shown.add(modal.card()));
    if (!getChildren().equals(shown)) {
      getChildren().setAll(shown);
    }
    for (Modal modal : wanted) {
      modal.card().setVisible(modal == top);
    }
    setVisible(top != null);
    behind.setDisable(top != null);
  }

  private boolean isInReach(Node node) {
    return node != null && node.getScene() == getScene() && !node.isDisabled() && shown(node);
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void clickedOutside() {
    if (top != null && top.outside()) {
      top.escape().run();
    }
  }

  /** Enter that nothing in the card wanted: a button with the keys, else the primary one. */
  private void pressed(KeyEvent event) {
    boolean read = now.get().minus(since).compareTo(UNREAD) >= 0;
    if (event.getCode() != KeyCode.ENTER || top == null || !read) {
      return;
    }
    event.consume();
    if (getScene().getFocusOwner() instanceof Button button) {
      button.fire();
    } else if (top.primary() != null && !top.primary().isDisabled()) {
      top.primary().fire();
    }
  }
}
