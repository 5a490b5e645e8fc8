package dev.parley.view;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState.Missed;
import dev.parley.text.Words;
import java.time.Duration;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Shows the missed calls of one peer, and a button that calls back. JavaFX thread. */
final class MissedRow extends HBox {
  private static final Words WORDS = Words.in(MissedRow.class);

  private final Avatar avatar = new Avatar(32);
  private final Label name = new Label();
  private final Label when = new Label();
  private final Button back;
  private Missed missed;

  MissedRow(Intents intents, String peerId) {
    super(10);
    setAlignment(Pos.CENTER_LEFT);
    name.setId("missed-name-" + peerId);
    name.getStyleClass().add("peer-name");
    when.setId("missed-when-" + peerId);
    when.getStyleClass().add("peer-standing");
    back =
        Buttons.text(
            "missed-back-" + peerId,
            Feather.VIDEO,
            WORDS.say("missed.back"),
            () -> intents.connect(peerId));
    VBox who = new VBox(2, name, when);
    who.setMinWidth(0);
    who.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(who, Priority.ALWAYS);
    getChildren().addAll(avatar, who, back);
  }

  void show(Missed now) {
    missed = now;
    String shown = ShownText.name(now.name());
    avatar.show(now.peerId(), shown);
    name.setText(shown);
    back.setDisable(!now.free());
    back.setAccessibleText(WORDS.say("missed.back.said", shown));
  }

  void age(Duration now) {
    String age = Clock.age(now.minus(missed.at()));
    when.setText(WORDS.say("missed.when", missed.times(), age));
  }
}
