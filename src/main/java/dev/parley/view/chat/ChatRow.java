package dev.parley.view.chat;

import dev.parley.data.chat.ChatMessage;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Shows one message: its text, when it was, and how far it has come. JavaFX thread. */
final class ChatRow extends ListCell<ChatMessage> {
  private static final Words WORDS = Words.in(ChatRow.class);

  /** Of the room that a row has. */
  private static final double BUBBLE = 0.88;

  private static final double SIDES = 24;

  private final Label author = new Label();
  private final TextFlow text = new TextFlow();
  private final Label when = new Label();
  private final Label state = new Label("", new FontIcon());
  private final Hyperlink again = new Hyperlink(WORDS.say("chat.again"));
  private final VBox bubble;
  private final VBox row;
  private final Supplier<String> name;
  private final Consumer<ChatLinks.Target> follow;

  /**
   * @param name of the peer, to show
   * @param follow asks whether to open a link; null where none may be opened
   * @param repeat sends a message again
   */
  ChatRow(Supplier<String> name, Consumer<ChatLinks.Target> follow, Consumer<ChatMessage> repeat) {
    this.name = name;
    this.follow = follow;
    HBox line = new HBox(6, when, state);
    line.setAlignment(Pos.CENTER_RIGHT);
    VBox below = new VBox(2, line, again);
    below.setAlignment(Pos.CENTER_RIGHT);
    below.getStyleClass().add("chat-below");
    again.setOnAction(event -> repeat.accept(getItem()));
    author.getStyleClass().add("chat-author");
    bubble = new VBox(2, author, text, below);
    bubble.getStyleClass().add("chat-bubble");
    bubble.setFillWidth(true);
    row = new VBox(bubble);
    row.setFillWidth(false);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setPrefWidth(0); // as wide as the list, not as its longest line
    getStyleClass().add("chat-row");
  }

  @Override
  protected void updateItem(ChatMessage message, boolean empty) {
    super.updateItem(message, empty);
    setGraphic(null);
    setAccessibleText(null);
    if (!empty && message != null) {
      show(message);
      setGraphic(row);
    }
  }

  private void show(ChatMessage message) {
    text.getChildren().clear();
    for (ChatLinks.Part part : ChatLinks.parts(message.text())) {
      text.getChildren().add(text(part));
    }
    row.setAlignment(message.own() ? Pos.TOP_RIGHT : Pos.TOP_LEFT);
    bubble.getStyleClass().setAll("chat-bubble", message.own() ? "chat-own" : "chat-peers");
    bubble.maxWidthProperty().unbind();
    bubble.maxWidthProperty().bind(getListView().widthProperty().subtract(SIDES).multiply(BUBBLE));
    String time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(Locale.getDefault(Locale.Category.FORMAT))
            .format(message.at().atZone(ZoneId.systemDefault()));
    when.setText(time);
    author.setText(ShownText.name(message.author()));
    Visibility.show(author, !message.author().isEmpty());
    Delivery delivery = message.delivery();
    boolean own = message.own();
    Visibility.show(state, own);
    again.setId("chat-again-" + message.number());
    Visibility.show(again, delivery == Delivery.FAILED);
    String words = own ? words(message) : "";
    // A tick needs no words to be seen; what has gone wrong does.
    boolean wrong = delivery == Delivery.FAILED || delivery == Delivery.WAITING;
    state.setText(wrong || isPartly(message) ? words : "");
    ((FontIcon) state.getGraphic()).setIconCode(icon(delivery));
    state.getStyleClass().setAll("label", "chat-state", delivery == Delivery.FAILED ? "bad" : "ok");
    setAccessibleText(
        own
            ? WORDS.say("chat.said.own", time, message.text(), words)
            : WORDS.say("chat.said.peer", author(message), time, message.text()));
  }

  private String author(ChatMessage message) {
    return message.author().isEmpty() ? name.get() : author.getText();
  }

  /** Of several, some have it. */
  private static boolean isPartly(ChatMessage message) {
    return message.reach().there() > 0
        && message.reach().isPartial()
        && message.delivery() != Delivery.WAITING;
  }

  private static String words(ChatMessage message) {
    return isPartly(message)
        ? WORDS.say("chat.partly", message.reach().there(), message.reach().of())
        : words(message.delivery());
  }

  private Text text(ChatLinks.Part part) {
    if (part.leadsTo() == null || follow == null) {
      Text plain = new Text(part.text());
      plain.getStyleClass().add("chat-text");
      return plain;
    }
    Text link = new Text(part.text()); // a Hyperlink does not break in a line
    link.getStyleClass().add("chat-link");
    link.setOnMouseClicked(event -> follow.accept(part.leadsTo()));
    return link;
  }

  private static Feather icon(Delivery delivery) {
    return switch (delivery) {
      case RECEIVED, SENT -> Feather.CHECK;
      case WAITING -> Feather.CLOCK;
      case DELIVERED -> Feather.CHECK_CIRCLE;
      case FAILED -> Feather.ALERT_TRIANGLE;
    };
  }

  static String words(Delivery delivery) {
    return switch (delivery) {
      case RECEIVED -> "";
      case WAITING -> WORDS.say("chat.waiting");
      case SENT -> WORDS.say("chat.sent");
      case DELIVERED -> WORDS.say("chat.delivered");
      case FAILED -> WORDS.say("chat.failed");
    };
  }
}
