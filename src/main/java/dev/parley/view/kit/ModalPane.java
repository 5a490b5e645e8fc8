package dev.parley.view.kit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

/**
 * Shows modal cards over everything, the most important one on top and the only one that can be
 * reached. A card that another covers keeps what was typed into it, and gets the focus back
 * afterwards. Our own, because that of AtlantaFX leaves a ghost of the card behind in the software
 * pipeline. JavaFX thread.
 */
public final class ModalPane extends StackPane {
  private static final double MARGIN = 16;

  /**
   * A person who is typing when a card appears has not read it: its button takes the focus once it
   * has stood, and no key has been pressed, for this long.
   */
  private static final Duration READ = Duration.ofMillis(500);

  private final Node behind;
  private final Alarm reading;
  private final List<Modal> wanted = new ArrayList<>();

  /** What had the keys in each card when another came over it; behind them all by null. */
  private final Map<Card, Node> left = new HashMap<>();

  private Modal top;

  /** Where the upper edge of the top card is; NaN until it has been laid out. */
  private double edge = Double.NaN;

  /**
   * @param behind what is out of reach meanwhile
   */
  public ModalPane(Node behind, Alarm.Maker alarms) {
    this.behind = behind;
    reading = alarms.of(this::pointAtFirst);
    setId("modal");
    Region scrim = new Region();
    scrim.setId("scrim");
    scrim.getStyleClass().add("scrim");
    scrim.setOnMouseClicked(event -> clickedOutside());
    getChildren().add(scrim);
    addEventFilter(KeyEvent.KEY_PRESSED, event -> waitForReading());
    ObservableValue<Node> owner = sceneProperty().flatMap(Scene::focusOwnerProperty);
    owner.addListener((of, was, is) -> waitForReading());
    ObservableValue<Boolean> inFront =
        sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::focusedProperty);
    inFront.addListener((of, was, is) -> unread());
    heightProperty().addListener(of -> edge = Double.NaN);
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
   * @param escape what Escape does: one step back; null where it has to be answered
   * @param outside whether a click beside it does the same: only where nothing is lost by it
   * @param primary what takes the focus once the card could be read; null for none
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
    private Supplier<? extends Node> first;
    private BooleanSupplier keeps = () -> false;

    private Modal(Card card, Rank rank, Runnable escape, boolean outside, Button primary) {
      this.card = card;
      this.rank = rank;
      this.escape = escape;
      this.outside = outside;
      first = () -> primary;
    }

    /**
     * Sets what takes the focus: a field at once, a button when the card could be read; null for
     * nothing at the moment.
     */
    public Modal first(Supplier<? extends Node> part) {
      first = part;
      return this;
    }

    /** Sets when a click beside the card would lose something, and so does nothing. */
    public Modal keeps(BooleanSupplier something) {
      keeps = something;
      return this;
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

  /** Does what Escape does with the card on top; whether there was one. */
  public boolean escape() {
    boolean open = top != null;
    if (open && top.escape != null) {
      top.escape.run();
    }
    return open;
  }

  /** No alarm after this. */
  public void stop() {
    reading.off();
  }

  private void rise(Modal next) {
    if (next == top) {
      arrange();
      return;
    }
    Card before = top();
    Node owner = owner();
    if (before == null || wanted.stream().anyMatch(modal -> modal.card == before)) {
      left.put(before, owner);
    } else {
      left.remove(before);
    }
    top = next;
    edge = Double.NaN;
    arrange();
    Node again = left.remove(top());
    if (isInReach(again)) {
      again.requestFocus();
    } else if (top != null) {
      top.card.requestFocus(); // no button of it: what was being typed presses nothing
      if (top.first.get() instanceof TextInputControl field && isInReach(field)) {
        field.requestFocus();
      }
    }
    waitForReading();
  }

  private Node owner() {
    return getScene() == null ? null : getScene().getFocusOwner();
  }

  /** Counts anew while the card has the focus as a whole. */
  private void waitForReading() {
    if (top != null && owner() == top.card) {
      reading.set(READ);
    } else {
      reading.off();
    }
  }

  /** The person looks elsewhere, or comes back in the middle of typing. */
  private void unread() {
    Node owner = owner();
    boolean pointedAt =
        top != null && owner == top.first.get() && !(owner instanceof TextInputControl);
    if (pointedAt) {
      top.card.requestFocus();
    }
    waitForReading();
  }

  private void pointAtFirst() {
    boolean inFront = getScene() != null && getScene().getWindow().isFocused();
    if (top != null && inFront && owner() == top.card) {
      Node first = top.first.get();
      if (isInReach(first)) {
        VisibleFocus.give(first);
      }
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

  /**
   * In the middle at first; a card that grows or shrinks then keeps its upper edge in its place.
   */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    if (top == null || getHeight() <= 0) {
      return;
    }
    if (Double.isNaN(edge)) {
      edge = top.card.getLayoutY();
    } else {
      double lowest = Math.max(MARGIN, getHeight() - MARGIN - top.card.getHeight());
      top.card.setLayoutY(Math.min(edge, lowest));
    }
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
    if (top != null && top.outside && !top.keeps.getAsBoolean()) {
      top.escape.run();
    }
  }
}
