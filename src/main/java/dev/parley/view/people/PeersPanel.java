package dev.parley.view.people;

import dev.parley.call.Callees;
import dev.parley.data.proof.ProofState;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.Standing;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Message;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Ticker;
import dev.parley.view.kit.Visibility;
import dev.parley.view.people.PersonRow.Joining;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lists the other people in the channel and those whose calls were missed, each with a button to
 * call. JavaFX thread.
 */
public final class PeersPanel extends VBox {
  private static final Words WORDS = Words.in(PeersPanel.class);

  /** The id of the echo peer, which a person reaches by a test call. */
  private static final String ECHO = "echo";

  /** How many rows are seen at least, if there are as many; the rest is scrolled to. */
  private static final int LEAST = 5;

  /** In a call there is less room. */
  private static final int LEAST_BESIDE_CALL = 2;

  /** Below this width the buttons do without words, so that the names keep theirs. */
  private static final double ROOM_FOR_WORDS = 400;

  private final Intents intents;
  private final Supplier<Duration> now;

  /** During a call nobody else can be called. */
  private final BooleanProperty busy = new SimpleBooleanProperty();

  private final ListView<PersonRow> list = new ListView<>();
  private final List<PersonCell> cells = new ArrayList<>();
  private final Ticker ticker = new Ticker(this::tick);
  private final RowsInPlace rows = new RowsInPlace(list);
  private final CallConfirmation calls;
  private final Message nobody = new Message("nobody", Feather.USERS);
  private final Button invite;
  private final Label own = Card.words("own-name");
  private final Label obstacle = Card.words("add-obstacle");
  private final Label count = Card.title("peers-title");
  private final Label missed = new Label("", new FontIcon(Feather.PHONE_MISSED));
  private final HBox missedLine;
  private final DialField dial;
  private boolean hidesEcho;
  private boolean invites;
  private PeerState state;
  private ProofState proof = ProofState.NOTHING;

  /**
   * @param modal asks before somebody is called who is in a call
   * @param invitation opens the invitation; null where a person may not invite
   */
  public PeersPanel(Intents intents, Supplier<Duration> now, ModalPane modal, Runnable invitation) {
    super(12);
    this.intents = intents;
    this.now = now;
    calls = new CallConfirmation(modal, intents);
    dial = new DialField(intents, busy);
    invite =
        Buttons.text("invite-someone", Feather.USER_PLUS, WORDS.say("peers.invite"), invitation);
    nobody.getChildren().add(invite);
    missed.setId("missed-title");
    missed.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(missed, Priority.ALWAYS);
    Button seen = Buttons.text("missed-seen", WORDS.say("missed.seen"), intents::seenMissed);
    missedLine = new HBox(12, missed, seen);
    missedLine.setId("missed");
    missedLine.setAlignment(Pos.CENTER_LEFT);
    missedLine.setMinHeight(USE_PREF_SIZE);
    count.setMinHeight(USE_PREF_SIZE);
    setId("peers-panel");
    setAlignment(Pos.TOP_CENTER);
    list.setId("peers");
    list.setAccessibleText(WORDS.say("peers.list"));
    list.setCellFactory(of -> cell());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::callSelected);
    list.fixedCellSizeProperty().addListener(of -> limitHeight());
    setVgrow(list, Priority.ALWAYS);
    setVgrow(nobody, Priority.ALWAYS);
    getChildren().addAll(count, own, obstacle, missedLine, dial, list, nobody);
  }

  public void render(PeerState newState) {
    state = newState;
    busy.set(state.phase().isBusy());
    List<PersonRow> people = PersonRow.all(state, id -> !hidesEcho || !id.equals(ECHO));
    rows.show(people);
    boolean empty = people.isEmpty();
    boolean named = state.ownId().isEmpty();
    Visibility.say(own, named ? "" : WORDS.say("peers.own.id", ShownText.name(state.ownId())));
    boolean adds = busy.get() && !state.group().equals(Group.NONE);
    Visibility.say(obstacle, adds ? ShownText.sentence(state.group().obstacle()) : "");
    count.setText(count(people));
    missed.setText(WORDS.say("missed.title", missedCalls(state)));
    Visibility.show(missedLine, !state.missed().isEmpty());
    sayWhyNobody();
    Visibility.show(dial, state.callees() == Callees.TYPED);
    Visibility.show(count, !empty);
    Visibility.show(list, !empty);
    Visibility.show(nobody, empty);
    Visibility.show(invite, invites && state.callees() == Callees.LISTED);
    calls.render(people, busy.get());
    ticker.run(!state.missed().isEmpty());
    tick();
    limitHeight();
  }

  /**
   * Where the people are.
   *
   * @param home whether on this computer, where a test call leads to the echo peer
   * @param inviting whether others can be invited
   */
  public void place(boolean home, boolean inviting) {
    hidesEcho = home;
    invites = inviting;
    if (state != null) {
      render(state);
    }
  }

  /** Who was proved in earlier calls. */
  public void proof(ProofState known) {
    proof = known;
    tick();
  }

  /** The list takes the keys, with the first one selected who can be added to the call. */
  public void focusList() {
    list.getItems().stream()
        .filter(one -> one.joining() == Joining.CAN_BE_ADDED)
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
    list.requestFocus();
  }

  /** How many calls were missed, of however many peers. */
  public static int missedCalls(PeerState state) {
    return state.missed().stream().mapToInt(Missed::times).sum();
  }

  /** Others who are known, and perhaps not there. */
  private static String count(List<PersonRow> people) {
    long there = people.stream().filter(one -> one.standing() != Standing.AWAY).count();
    return there == 0 ? WORDS.say("peers.away") : WORDS.say("peers.count", there);
  }

  private void sayWhyNobody() {
    String channel = ShownText.name(state.channel());
    switch (state.callees()) {
      case LISTED ->
          nobody.say(
              WORDS.say("peers.nobody"),
              hidesEcho
                  ? WORDS.say("peers.nobody.home")
                  : WORDS.say("peers.nobody.words", channel));
      case TYPED -> nobody.say(WORDS.say("peers.typed"), WORDS.say("peers.typed.words"));
      case NONE -> nobody.say(WORDS.say("peers.rung"), WORDS.say("peers.rung.words", channel));
    }
  }

  /** Between a few rows and all of them, so that its frame ends with them. */
  private void limitHeight() {
    int all = Math.max(1, list.getItems().size());
    int least = busy.get() ? LEAST_BESIDE_CALL : LEAST;
    list.setMinHeight(Math.min(least, all) * list.getFixedCellSize() + 2);
    list.setPrefHeight(all * list.getFixedCellSize() + 2);
    list.setMaxHeight(all * list.getFixedCellSize() + 2);
  }

  /** No tick after this. */
  public void stop() {
    ticker.run(false);
  }

  private PersonCell cell() {
    PersonCell cell = new PersonCell(intents, calls::call, busy, now, () -> proof);
    cell.narrow(list.widthProperty().lessThan(ROOM_FOR_WORDS));
    cells.add(cell);
    return cell;
  }

  private void tick() {
    Duration moment = now.get();
    cells.forEach(cell -> cell.tell(moment));
  }

  private void callSelected(KeyEvent event) {
    PersonRow selected = list.getSelectionModel().getSelectedItem();
    if (event.getCode() != KeyCode.ENTER || selected == null) {
      return;
    }
    if (!busy.get() && selected.callable()) {
      event.consume();
      calls.call(selected);
    } else if (busy.get() && selected.joining() == Joining.CAN_BE_ADDED) {
      event.consume();
      intents.add(selected.peerId());
    }
  }
}
