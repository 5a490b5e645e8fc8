package dev.parley.view.kit;

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
public final class ModalPane extends StackPane {
  private static final double MARGIN = 16;

  /**
   * A person who is typing when a card appears has not read it: for this long, Enter presses
   * nothing in it.
   */
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
  public ModalPane(Node behind, Supplier<Duration> now) {
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

  /** Which one stands over which; the later over the earlier. */
  public enum Rank {
    /** A person looks something up, or sets something. */
    DIALOG,
    /** Somebody would like to talk. */
    OFFER,
    /** The way to the channel is barred. */
    TROUBLE,
    /** A person has just asked for something that cannot be undone. */
    QUESTION,
    /** Nothing that is behind it would do anything. */
    UNRESPONSIVE
  }

  /** Takes in a card that a person closes as they like; it is not shown yet. */
  public Modal dialog(Card card, Runnable close, Button primary) {
    return add(card, Rank.DIALOG, close, true, primary);
  }

  /**
   * Takes in a card; it is not shown yet.
   *
   * @param escape what Escape does; null where it has to be answered
   * @param outside whether a click beside it does the same: only where nothing is lost by it
   * @param primary what Enter presses; null for none
   */
  public Modal add(Card card, Rank rank, Runnable escape, boolean outside, Button primary) {
    return new Modal(card, rank, escape, outside, primary);
  }

  /** A card that stands over everything else while it is wanted. */
  public final class Modal {
    private final Card card;
    private final Rank rank;
    private final Runnable escape;
    private final boolean outside;
    private final Button primary;

    private Modal(Card card, Rank rank, Runnable escape, boolean outside, Button primary) {
      this.card = card;
      this.rank = rank;
      this.escape = escape;
      this.outside = outside;
      this.primary = primary;
    }

    /** Shows the card as soon as nothing more important stands over it, or takes it away. */
    public void want(boolean isWanted) {
      if (isWanted == wanted.contains(this)) {
        return;
      }
      if (isWanted) {
        wanted.add(this);
        StackPane.setMargin(card, new Insets(MARGIN));
        StackPane.setAlignment(card, Pos.CENTER);
      } else {
        wanted.remove(this);
        StackPane.clearConstraints(card); // it may be shown elsewhere: in a corner
      }
      wanted.sort(Comparator.comparing(modal -> modal.rank)); // stable: the newest is the last
      rise(wanted.isEmpty() ? null : wanted.get(wanted.size() - 1));
    }
  }

  /** The card in reach, null for none. */
  public Card top() {
    return top == null ? null : top.card;
  }

  /** Does what Escape does with the card on top; whether there is one. */
  public boolean escape() {
    if (top != null && top.escape != null) {
      top.escape.run();
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
    if (before == null || wanted.stream().anyMatch(modal -> modal.card == before)) {
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
      top.card.requestFocus(); // no button of it: what was being typed presses nothing
    }
  }

  /** Each card in its place, all but the top one out of sight and reach. */
  private void arrange() {
    List<Node> shown = new ArrayList<>();
    shown.add(getChildren().get(0));
    wanted.forEach(modal -> shown.add(modal.card));
    if (!getChildren().equals(shown)) {
      getChildren().setAll(shown);
    }
    for (Modal modal : wanted) {
      modal.card.setVisible(modal == top);
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
    if (top != null && top.outside) {
      top.escape.run();
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
    } else if (top.primary != null && !top.primary.isDisabled()) {
      top.primary.fire();
    }
  }
}
