package dev.parley.view.people;

import atlantafx.base.theme.Styles;
import dev.parley.data.proof.ProofState;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Missed;
import dev.parley.text.Words;
import dev.parley.view.kit.Avatar;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Clock;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.people.PersonRow.Joining;
import dev.parley.view.proof.KnownSign;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows a person of the list: the name, whether that person can be called, and the button that
 * does. JavaFX thread.
 */
final class PersonCell extends ListCell<PersonRow> {
  private static final Words WORDS = Words.in(PersonCell.class);

  private static final PseudoClass MISSED = PseudoClass.getPseudoClass("missed");

  private final Avatar avatar = new Avatar(40);
  private final Label name = new Label();
  private final Label standing = new Label();
  private final Button call;
  private final Tooltip tip = new Tooltip();
  private final Button join;
  private final HBox row;
  private final Supplier<Duration> now;
  private final Supplier<ProofState> proof;
  private final KnownSign known = new KnownSign();

  /**
   * @param intents adds somebody to the call, or no longer asks that
   * @param calls takes whose button is pressed
   * @param busy whether nobody can be called now
   * @param proof who was proved before
   */
  PersonCell(
      Intents intents,
      Consumer<PersonRow> calls,
      ObservableValue<Boolean> busy,
      Supplier<Duration> now,
      Supplier<ProofState> proof) {
    this.now = now;
    this.proof = proof;
    getStyleClass().add("peer-cell");
    call = Buttons.text("connect", Feather.VIDEO, "", () -> calls.accept(getItem()));
    call.visibleProperty().bind(busy.map(is -> !is));
    call.managedProperty().bind(call.visibleProperty());
    call.setTooltip(tip);
    join =
        Buttons.text(
            "join",
            "",
            () -> {
              if (getItem().joining() == Joining.ASKED) {
                intents.withdraw(getItem().peerId());
              } else {
                intents.add(getItem().peerId());
              }
            });
    Visibility.show(join, false);
    name.getStyleClass().add("peer-name");
    standing.getStyleClass().add("peer-standing");
    VBox words = new VBox(2, new HBox(6, name, known), standing);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    row = new HBox(12, avatar, words, call, join);
    row.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0); // as wide as the list; a long name ends in an ellipsis
  }

  @Override
  protected void updateItem(PersonRow person, boolean empty) {
    super.updateItem(person, empty);
    setText(null);
    if (empty || person == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    String id = person.peerId();
    String shown = ShownText.name(person.name());
    boolean back = person.missed().isPresent();
    avatar.show(id, shown);
    name.setText(shown);
    name.setId("peer-name-" + id);
    standing.setId("peer-standing-" + id);
    call.setId("connect-" + id);
    call.setText(WORDS.say(back ? "missed.back" : "peer.connect"));
    call.setAccessibleText(WORDS.say(back ? "missed.back.said" : "peer.connect.whom", shown));
    call.setDisable(!person.callable());
    tip.setText(call.getText());
    call.getStyleClass().remove(Styles.ACCENT);
    if (!person.isBusy()) { // a busy person can be called, but is not the first choice
      call.getStyleClass().add(Styles.ACCENT);
    }
    showJoin(person, shown);
    pseudoClassStateChanged(MISSED, back);
    tell(now.get());
    setGraphic(row);
  }

  private void showJoin(PersonRow person, String shown) {
    boolean asked = person.joining() == Joining.ASKED;
    join.setId("join-" + person.peerId());
    join.setText(WORDS.say(asked ? "calling.cancel" : "add.person"));
    join.setGraphic(asked ? null : new FontIcon(Feather.USER_PLUS));
    join.setAccessibleText(WORDS.say(asked ? "add.cancel.whom" : "add.person.whom", shown));
    join.getStyleClass().remove(Styles.ACCENT);
    if (!asked) {
      join.getStyleClass().add(Styles.ACCENT);
    }
    Visibility.show(join, asked || person.joining() == Joining.CAN_BE_ADDED);
    boolean cannot = person.joining() == Joining.CANNOT;
    standing.setTooltip(cannot ? new Tooltip(WORDS.say("add.cannot.whom", shown)) : null);
  }

  /** Has the button without its words while this is so. */
  void narrow(ObservableValue<Boolean> is) {
    call.contentDisplayProperty()
        .bind(is.map(now -> now ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
  }

  /** Says how the person stands at this moment. */
  void tell(Duration moment) {
    PersonRow person = getItem();
    if (isEmpty() || person == null) {
      return;
    }
    String how =
        switch (person.joining()) {
          case MEMBER -> WORDS.say("add.member");
          case ASKED -> WORDS.say("add.ringing");
          case CANNOT -> WORDS.say("add.cannot");
          case NONE, CAN_BE_ADDED -> standing(person.standing());
        };
    String all = person.missed().map(missed -> missed(missed, how, moment)).orElse(how);
    standing.setText(all);
    String proved = known.show(proof.get(), person.peerId());
    String said = WORDS.say("peer.said", name.getText(), all);
    setAccessibleText(proved.isEmpty() ? said : said + " " + proved);
  }

  private static String standing(PeerState.Standing standing) {
    return switch (standing) {
      case FREE -> WORDS.say("peer.free");
      case BUSY -> WORDS.say("peer.busy");
      case AWAY -> WORDS.say("peer.away");
    };
  }

  private static String missed(Missed missed, String how, Duration moment) {
    String age = Clock.age(moment.minus(missed.at()));
    return WORDS.say("missed.when", missed.times(), age, how);
  }
}
