package dev.parley.view.start;

import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.Visibility;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows the invite link, to copy or to scan. JavaFX thread. */
final class InvitationPane extends VBox {
  private static final Words WORDS = Words.in(InvitationPane.class);

  private final TextField link = new TextField();
  private final Button copy;
  private final Button other;
  private final QrPicture picture = new QrPicture("host-qr", WORDS.say("invite.picture"));
  private final Label how = Card.words("invite-words");
  private List<String> links = List.of();
  private int chosen;

  InvitationPane() {
    super(10);
    setId("invitation");
    link.setId("host-link");
    link.setEditable(false);
    link.setAccessibleText(WORDS.say("invite.link"));
    copy = Buttons.text("host-copy", Feather.COPY, WORDS.say("invite.copy"), this::copy);
    other = Buttons.text("host-other", Feather.REPEAT, WORDS.say("invite.other"), this::another);
    other.setMinWidth(0);
    link.setMinWidth(0);
    HBox.setHgrow(link, Priority.ALWAYS);
    HBox line = new HBox(8, link, copy);
    line.setAlignment(Pos.CENTER_LEFT);
    StackPane middle = new StackPane(picture);
    getChildren().addAll(how, line, other, middle);
    render(List.of(), true);
  }

  /**
   * @param newLinks the best first; empty where nobody can be invited
   * @param keyed whether the password is in them
   */
  void render(List<String> newLinks, boolean keyed) {
    how.setText(WORDS.say(keyed ? "invite.words" : "invite.words.open"));
    if (!newLinks.equals(links) || newLinks.isEmpty()) {
      links = newLinks;
      choose(0);
    }
    Visibility.show(this, !links.isEmpty());
  }

  private void choose(int number) {
    chosen = number;
    String text = links.isEmpty() ? "" : links.get(chosen);
    link.setText(text);
    picture.show(text);
    Visibility.show(other, links.size() > 1);
    copied(false);
  }

  /** A machine in two networks is found under another address in each. */
  private void another() {
    choose((chosen + 1) % links.size());
  }

  private void copy() {
    Buttons.copy(link.getText());
    copied(true);
  }

  private void copied(boolean done) {
    copy.setText(WORDS.say(done ? "invite.copied" : "invite.copy"));
    copy.setGraphic(new FontIcon(done ? Feather.CHECK : Feather.COPY));
  }
}
