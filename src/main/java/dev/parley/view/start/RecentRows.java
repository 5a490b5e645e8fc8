package dev.parley.view.start;

import atlantafx.base.theme.Styles;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Lists recent channels, newest first: one click rejoins, or asks for the password in place. JavaFX
 * thread.
 */
final class RecentRows extends VBox {
  private static final Words WORDS = Words.in(RecentRows.class);

  private final ChannelList channelList;
  private List<ChannelList.Recent> shown = List.of();

  /** Of the one that asks for its password; empty for none. */
  private String asking = "";

  RecentRows(ChannelList channelList) {
    super(2);
    this.channelList = channelList;
    setId("recent");
    Visibility.show(this, false);
  }

  void render(List<ChannelList.Recent> recent) {
    if (!recent.equals(shown)) { // what is being typed stays as long as nothing is new
      shown = recent;
      fill();
    }
  }

  private void fill() {
    getChildren().setAll(Card.title("recent-title", WORDS.say("recent.title")));
    for (int number = 0; number < shown.size(); number++) {
      getChildren().add(row(shown.get(number), number));
      if (shown.get(number).id().equals(asking)) {
        getChildren().add(question(shown.get(number)));
      }
    }
    Visibility.show(this, !shown.isEmpty());
  }

  private HBox row(ChannelList.Recent place, int number) {
    String server = ShownText.name(place.server());
    String channel = place.channel().isEmpty() ? server : ShownText.name(place.channel());
    Label name =
        new Label(isNamedTwice(place) ? WORDS.say("recent.speaks", channel, server) : channel);
    name.setId("recent-name-" + number);
    HBox inside = new HBox(10, new FontIcon(Feather.CLOCK), name);
    inside.setAlignment(Pos.CENTER_LEFT);
    Button go = Buttons.text("recent-" + number, "", () -> choose(place), Styles.FLAT);
    go.setGraphic(inside);
    go.setTooltip(new Tooltip(where(place, server)));
    go.setAlignment(Pos.CENTER_LEFT);
    go.setMaxWidth(Double.MAX_VALUE);
    go.setMinWidth(0);
    go.getStyleClass().add("recent-go");
    go.setAccessibleText(WORDS.say("recent.go", channel, where(place, server)));
    HBox.setHgrow(go, Priority.ALWAYS);
    HBox row =
        new HBox(
            4,
            go,
            Buttons.icon(
                "recent-forget-" + number,
                Feather.X,
                WORDS.say("recent.forget", channel),
                () -> channelList.forget(place),
                Styles.FLAT));
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** Whether the server has to tell two channels of one name apart. */
  private boolean isNamedTwice(ChannelList.Recent place) {
    return shown.stream().filter(one -> one.channel().equals(place.channel())).count() > 1
        && !place.channel().isEmpty();
  }

  private static String where(ChannelList.Recent place, String server) {
    return place.speaks().isEmpty()
        ? server
        : WORDS.say("recent.speaks", server, ShownText.name(place.speaks()));
  }

  private void choose(ChannelList.Recent place) {
    if (place.asksPassword() && !place.id().equals(asking)) {
      asking = place.id();
      channelList.lookForKeyring();
      fill();
      lookup("#recent-password").requestFocus();
    } else if (place.asksPassword()) {
      asking = "";
      fill();
    } else {
      go(place, "");
    }
  }

  private HBox question(ChannelList.Recent place) {
    PasswordField password = new PasswordField();
    password.setId("recent-password");
    password.setPromptText(WORDS.say("recent.password"));
    password.setAccessibleText(WORDS.say("recent.password.of", ShownText.name(place.channel())));
    Runnable enter =
        () -> {
          String typed = password.getText();
          password.clear(); // a password stays on no screen
          asking = "";
          fill();
          go(place, typed);
        };
    password.setOnAction(event -> enter.run());
    HBox.setHgrow(password, Priority.ALWAYS);
    HBox question =
        new HBox(
            8, password, Buttons.text("recent-join", WORDS.say("join.go"), enter, Styles.ACCENT));
    question.getStyleClass().add("recent-question");
    return question;
  }

  private void go(ChannelList.Recent place, String password) {
    channelList.again(place, password);
  }
}
