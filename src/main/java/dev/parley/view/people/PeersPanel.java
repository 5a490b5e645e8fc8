package dev.parley.view.people;

import atlantafx.base.theme.Styles;
import dev.parley.call.Callees;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Standing;
import dev.parley.text.Words;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.Avatar;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Message;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Lists the other people in the channel, each with a button to call. JavaFX thread. */
public final class PeersPanel extends VBox {
  private static final Words WORDS = Words.in(PeersPanel.class);

  private static final double WIDTH = 560;

  private final Intents intents;

  /** During a call nobody else can be called. */
  private final BooleanProperty busy = new SimpleBooleanProperty();

  private final ListView<PeerRow> list = new ListView<>();
  private final MissedCalls missed;
  private final RowsInPlace rows = new RowsInPlace(list);
  private final Message nobody = new Message("nobody", Feather.USERS);
  private final Label own = Card.words("own-name");
  private final Label count = Card.title("peers-title");
  private final Optional<Button> pencil;
  private final DialField dial;
  private final VBox head;
  private final CopyButton invite;
  private final Label exposed = Card.words("people-exposed", WORDS.say("nav.exposed.words"));

  /**
   * @param rename the person wants another name; null where that is not theirs to want
   */
  public PeersPanel(Intents intents, Supplier<Duration> now, Runnable rename, Alarm.Maker alarms) {
    this.intents = intents;
    missed = new MissedCalls(intents, now);
    HBox name = new HBox(6, own);
    pencil = Optional.ofNullable(rename).map(PeersPanel::pencil);
    pencil.ifPresent(name.getChildren()::add);
    name.setAlignment(Pos.CENTER_LEFT);
    invite = new CopyButton("people-invite", alarms);
    exposed.setGraphic(new FontIcon(Feather.UNLOCK));
    exposed.setGraphicTextGap(12);
    exposed.getStyleClass().add("remark");
    VBox.setMargin(exposed, new Insets(0, 0, 12, 0));
    head = new VBox(4, exposed, count, name, invite);
    expose(false);
    VBox.setMargin(invite, new Insets(4, 0, 0, 0));
    dial = new DialField(intents, busy);
    setId("peers-panel");
    getStyleClass().add("peers-panel");
    setMaxWidth(WIDTH);
    setAlignment(Pos.TOP_CENTER);
    list.setId("peers");
    list.setAccessibleText(WORDS.say("peers.list"));
    list.setCellFactory(of -> new PeerCell());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::connectSelected);
    // Somebody can be called in a low window, too.
    list.minHeightProperty().bind(list.fixedCellSizeProperty());
    list.fixedCellSizeProperty().addListener(of -> limitHeight());
    setVgrow(list, Priority.ALWAYS);
    setVgrow(missed, Priority.SOMETIMES);
    setVgrow(nobody, Priority.ALWAYS);
    getChildren().addAll(missed, head, dial, list, nobody);
  }

  public void render(PeerState state) {
    missed.render(state);
    busy.set(state.phase().isBusy());
    rows.show(state.peers());
    boolean empty = state.peers().isEmpty();
    count.setText(count(state));
    boolean called = state.ownId().isEmpty(); // by a name
    own.setText(
        called
            ? WORDS.say("peers.own", ShownText.name(state.ownName()))
            : WORDS.say("peers.own.id", ShownText.name(state.ownId())));
    pencil.ifPresent(change -> Visibility.show(change, called));
    sayWhyNobody(state);
    Visibility.show(dial, state.callees() == Callees.TYPED);
    Visibility.show(count, !empty);
    Visibility.show(list, !empty);
    Visibility.show(nobody, empty);
    limitHeight();
  }

  /** Whether others on the way to the server can read and change what is sent. */
  public void expose(boolean now) {
    Visibility.show(exposed, now);
  }

  /** How many calls were missed, of however many peers. */
  public static int missedCalls(PeerState state) {
    return MissedCalls.count(state);
  }

  /** Others who are known, and perhaps not there. */
  private static String count(PeerState state) {
    long there = state.peers().stream().filter(peer -> peer.standing() != Standing.AWAY).count();
    return there == 0 ? WORDS.say("peers.away") : WORDS.say("peers.count", there);
  }

  private void sayWhyNobody(PeerState state) {
    String channel = ShownText.name(state.channel());
    switch (state.callees()) {
      case LISTED ->
          nobody.say(WORDS.say("peers.nobody"), WORDS.say("peers.nobody.words", channel));
      case TYPED -> nobody.say(WORDS.say("peers.typed"), WORDS.say("peers.typed.words"));
      case NONE -> nobody.say(WORDS.say("peers.rung"), WORDS.say("peers.rung.words", channel));
    }
  }

  /**
   * Has others invited to where one is.
   *
   * @param link empty for none
   * @param keyed whether it holds the password
   */
  public void invite(String link, boolean keyed) {
    invite.offer(link, keyed);
  }

  /** No higher than its rows, so that its frame ends with them. */
  private void limitHeight() {
    list.setMaxHeight(Math.max(1, list.getItems().size()) * list.getFixedCellSize() + 2);
  }

  /** No tick after this. */
  public void stop() {
    missed.stop();
    invite.stop();
  }

  private void connectSelected(KeyEvent event) {
    PeerRow selected = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.ENTER && selected != null && selected.free() && !busy.get()) {
      event.consume();
      intents.connect(selected.peerId());
    }
  }

  private static Button pencil(Runnable rename) {
    return Buttons.icon(
        "own-rename", Feather.EDIT_2, WORDS.say("peers.rename"), rename, Styles.FLAT);
  }

  /** One peer: its name, whether it is free, and the button that calls it. */
  private final class PeerCell extends ListCell<PeerRow> {
    private final Avatar avatar = new Avatar(40);
    private final Label name = new Label();
    private final Label standing = new Label();
    private final Button connect;
    private final HBox row;

    PeerCell() {
      getStyleClass().add("peer-cell");
      connect =
          Buttons.text(
              "connect",
              Feather.VIDEO,
              WORDS.say("peer.connect"),
              () -> intents.connect(getItem().peerId()),
              Styles.ACCENT);
      connect.visibleProperty().bind(busy.map(is -> !is));
      connect.managedProperty().bind(connect.visibleProperty());
      name.getStyleClass().add("peer-name");
      standing.getStyleClass().add("peer-standing");
      VBox words = new VBox(2, name, standing);
      words.setAlignment(Pos.CENTER_LEFT);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      row = new HBox(12, avatar, words, connect);
      row.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0); // as wide as the list; a long name ends in an ellipsis
    }

    @Override
    protected void updateItem(PeerRow peer, boolean empty) {
      super.updateItem(peer, empty);
      setText(null);
      if (empty || peer == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String shown = ShownText.name(peer.name());
      String how =
          switch (peer.standing()) {
            case FREE -> WORDS.say("peer.free");
            case BUSY -> WORDS.say("peer.busy");
            case AWAY -> WORDS.say("peer.away");
          };
      avatar.show(peer.peerId(), shown);
      name.setText(shown);
      name.setId("peer-name-" + peer.peerId());
      standing.setText(how);
      standing.setId("peer-standing-" + peer.peerId());
      connect.setId("connect-" + peer.peerId());
      connect.setDisable(!peer.free());
      connect.setAccessibleText(WORDS.say("peer.connect.whom", shown));
      setAccessibleText(WORDS.say("peer.said", shown, how));
      setGraphic(row);
    }
  }
}
