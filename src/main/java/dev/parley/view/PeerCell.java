package dev.parley.view;

import atlantafx.base.theme.Styles;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.text.Words;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows one peer: its name, whether it is available, and the button that calls it. */
final class PeerCell extends ListCell<PeerRow> {
  private static final Words WORDS = Words.in(PeerCell.class);

  private final Avatar avatar = new Avatar(40);
  private final Label name = new Label();
  private final Label standing = new Label();
  private final Button connect;
  private final HBox row;

  PeerCell(Intents intents, ReadOnlyBooleanProperty busy) {
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
