package dev.parley.view.settings;

import dev.parley.peer.PeerState.Blocked;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Lists who is blocked, each with the way back. JavaFX thread. */
final class BlockedRows extends VBox {
  private static final Words WORDS = Words.in(BlockedRows.class);

  private final Consumer<String> unblock;
  private List<Blocked> shown;

  BlockedRows(Consumer<String> unblock) {
    super(8);
    this.unblock = unblock;
    setId("settings-blocked");
    render(List.of());
  }

  void render(List<Blocked> blocked) {
    if (blocked.equals(shown)) {
      return; // a button that has the focus keeps it
    }
    shown = blocked;
    if (blocked.isEmpty()) {
      getChildren().setAll(Card.words("blocked-none", WORDS.say("settings.blocked.none")));
    } else {
      getChildren().setAll(blocked.stream().map(this::row).toList());
    }
  }

  private Node row(Blocked peer) {
    String name = ShownText.name(peer.name());
    Label label = new Label(name);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    Button back =
        Buttons.text(
            "unblock-" + peer.peerId(),
            WORDS.say("settings.blocked.undo"),
            () -> unblock.accept(peer.peerId()));
    back.setAccessibleText(WORDS.say("settings.blocked.undo.whom", name));
    HBox row = new HBox(12, label, back);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
