package dev.parley.view.chat;

import atlantafx.base.theme.Styles;
import dev.parley.data.chat.Chat;
import dev.parley.data.chat.ChatIntents;
import dev.parley.data.chat.ChatMessage;
import dev.parley.data.chat.Conversation;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.Card;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.Names;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows a conversation, and a field to write in: beside a call, or on the start page after it,
 * where it has a heading of its own and can be closed for good. JavaFX thread.
 */
public final class ChatPane extends VBox {
  private static final Words WORDS = Words.in(ChatPane.class);

  /** On the start page. */
  private static final double HEIGHT = 420;

  /** In characters; a longer one leaves no room to write. */
  private static final int PROMPT_NAME = 24;

  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

  private final ChatIntents intents;
  private final ObservableList<ChatMessage> messages = FXCollections.observableArrayList();
  private final ListView<ChatMessage> list = new ListView<>(messages);
  private final Label title = Card.title("chat-title");
  private final ChoiceBox<Conversation> others = new ChoiceBox<>();
  private final HBox head = new HBox(8);
  private final Label cut = Card.words("chat-cut", WORDS.say("chat.cut"));
  private final Label none = Card.words("chat-none");
  private final Label problem = Card.words("chat-problem");
  private final TextArea field = new TextArea();
  private final Button send;

  private List<Conversation> all = List.of();

  /** Which one was chosen on the start page; null for the newest. */
  private String chosen;

  /** Null while there is none. */
  private Conversation shown;

  /** What is not sent yet of the conversations that are not shown, by their keys. */
  private final Map<String, String> drafts = new HashMap<>();

  /** With whom the call is; null without one. */
  private String peerId;

  /** The conversation that is, or was, live in this call; null before. */
  private String liveKey;

  private boolean choosing;

  /**
   * @param open opens a URL in the system's browser; null where links lead nowhere
   */
  public ChatPane(ChatIntents intents, ModalPane modal, Consumer<String> open) {
    super(8);
    this.intents = intents;
    setId("chat");
    setMinWidth(0);
    Consumer<ChatLinks.Target> follow = open == null ? null : new LinkCard(modal, open)::ask;
    list.setId("chat-list");
    list.setAccessibleText(WORDS.say("chat.list"));
    list.setCellFactory(
        of ->
            new ChatRow(
                this::name, follow, message -> intents.again(shown.key(), message.number())));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    ContextMenu menu = new ContextMenu(item("chat-copy", "chat.copy", this::copy));
    if (follow != null) {
      menu.getItems().add(item("chat-follow", "chat.link.open", () -> follow(follow)));
      menu.setOnShowing(event -> menu.getItems().get(1).setVisible(link().isPresent()));
    }
    list.setContextMenu(menu);
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> inList(event, follow));
    list.setPlaceholder(none);
    list.setMinHeight(0);
    VBox.setVgrow(list, Priority.ALWAYS);
    field.setId("chat-field");
    field.setWrapText(true);
    field.setPrefRowCount(2);
    field.setMinHeight(Region.USE_PREF_SIZE);
    field.setPrefWidth(0);
    field.setTextFormatter(new TextFormatter<>(this::bounded));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::inField);
    HBox.setHgrow(field, Priority.ALWAYS);
    send = Buttons.icon("chat-send", Feather.SEND, WORDS.say("chat.send"), this::send);
    HBox write = new HBox(8, field, send);
    write.setAlignment(Pos.BOTTOM_RIGHT);
    problem.getStyleClass().add("field-problem");
    Visibility.say(problem, "");
    others.setId("chat-others");
    others.setConverter(new Names<>(one -> ShownText.name(one.name())));
    others.setAccessibleText(WORDS.say("chat.others"));
    others.setMaxWidth(Double.MAX_VALUE);
    others.getSelectionModel().selectedItemProperty().addListener((of, was, is) -> choose(is));
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMinWidth(0);
    Button close =
        Buttons.icon("chat-close", Feather.X, WORDS.say("chat.close"), this::close, Styles.FLAT);
    head.getChildren().addAll(title, close);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(head, others, cut, list, problem, write);
  }

  /** What there is; the newest last. */
  public void render(List<Conversation> conversations) {
    all = conversations;
    show();
  }

  /**
   * Whether it stands beside a call; with the conversation of that call alone then.
   *
   * @param with with whom the call is; null without one
   */
  public void setInCall(String with) {
    if (!Objects.equals(peerId, with)) {
      peerId = with;
      liveKey = null;
    }
    boolean inCall = peerId != null;
    Visibility.show(head, !inCall);
    setPrefHeight(inCall ? Region.USE_COMPUTED_SIZE : HEIGHT);
    setMinHeight(inCall ? 0 : Region.USE_PREF_SIZE);
    getStyleClass().remove("start-card");
    if (!inCall) {
      getStyleClass().add("start-card");
    }
    show();
  }

  /**
   * The conversation of the call with that peer, once it has been live in it: empty where its
   * program has no chat. The same id in another channel may be somebody else's.
   */
  public Optional<Conversation> with(String peer) {
    return all.stream()
        .filter(one -> one.isWith(peer) && peer.equals(peerId))
        .filter(one -> one.key().equals(liveKey))
        .findFirst();
  }

  /** Whether there is a conversation to show. */
  public boolean hasConversation() {
    return !all.isEmpty();
  }

  /** The person sees it: what was unread is read. */
  public void seen() {
    if (shown != null && shown.unread() > 0) {
      intents.seen(shown.key());
    }
  }

  /** Takes the keys. */
  public void focusField() {
    field.requestFocus();
  }

  private void show() {
    Conversation next = next();
    boolean other = shown == null || next == null || !shown.key().equals(next.key());
    if (other) {
      changeDraft(next);
    }
    drafts.keySet().removeIf(key -> all.stream().noneMatch(one -> one.key().equals(key)));
    shown = next;
    choosing = true;
    others.getItems().setAll(all);
    others.getSelectionModel().select(next);
    choosing = false;
    Visibility.show(others, peerId == null && all.size() > 1);
    if (next == null) {
      messages.clear();
      return;
    }
    title.setText(WORDS.say("chat.with", name()));
    field.setPromptText(WORDS.say("chat.prompt", Sanitizer.line(name(), PROMPT_NAME)));
    field.setAccessibleText(field.getPromptText());
    none.setText(WORDS.say("chat.none", name()));
    Visibility.show(cut, next.cut());
    list(next.messages(), other);
    if (other || next.live()) {
      say("");
    }
  }

  /** What is to be shown; null for nothing. */
  private Conversation next() {
    if (peerId != null) {
      all.stream()
          .filter(one -> one.live() && one.isWith(peerId))
          .forEach(one -> liveKey = one.key());
      chosen = liveKey;
      return with(peerId).orElse(null);
    }
    Conversation newest = all.isEmpty() ? null : all.get(all.size() - 1);
    return all.stream().filter(one -> one.key().equals(chosen)).findFirst().orElse(newest);
  }

  /** What was typed is for one peer, and for nobody else to send or to see. */
  private void changeDraft(Conversation next) {
    if (shown != null) {
      drafts.put(shown.key(), field.getText());
    }
    String draft = next == null ? null : drafts.remove(next.key());
    field.setText(draft == null ? "" : draft);
  }

  /** Only what has changed: what a person has selected stays selected. */
  private void list(List<ChatMessage> now, boolean other) {
    ChatMessage lastBefore = messages.isEmpty() ? null : messages.get(messages.size() - 1);
    if (other) {
      messages.setAll(now);
    } else {
      int gone = 0;
      long first = now.isEmpty() ? Long.MAX_VALUE : now.get(0).number();
      while (gone < messages.size() && messages.get(gone).number() < first) {
        gone++;
      }
      messages.remove(0, gone);
      for (int at = 0; at < now.size(); at++) {
        if (at == messages.size()) {
          messages.add(now.get(at));
        } else if (!Objects.equals(messages.get(at), now.get(at))) {
          messages.set(at, now.get(at));
        }
      }
    }
    ChatMessage last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
    if (last != null && (other || lastBefore == null || last.number() != lastBefore.number())) {
      list.scrollTo(messages.size() - 1);
      if (!last.own() && !other) {
        announce(last);
      }
    }
  }

  /** A screen reader that is at the field says it. */
  private void announce(ChatMessage message) {
    field.setAccessibleHelp(WORDS.say("chat.announced", name(), message.text()));
    field.notifyAccessibleAttributeChanged(AccessibleAttribute.HELP);
  }

  private String name() {
    return shown == null ? "" : ShownText.name(shown.name());
  }

  private void choose(Conversation one) {
    if (!choosing && one != null) {
      chosen = one.key();
      show();
      seen();
    }
  }

  private TextFormatter.Change bounded(TextFormatter.Change change) {
    if (change.isContentChange()) {
      boolean fits = change.getControlNewText().length() <= Chat.LONGEST;
      say(fits ? "" : WORDS.say("chat.long", Chat.LONGEST));
      return fits ? change : null;
    }
    return change;
  }

  private void inField(KeyEvent event) {
    if (event.getCode() != KeyCode.ENTER) {
      return;
    }
    event.consume();
    if (event.isShiftDown()) {
      field.replaceSelection("\n");
    } else {
      send();
    }
  }

  private void send() {
    String text = field.getText().strip();
    if (shown == null || text.isEmpty()) {
      return;
    }
    if (!shown.live()) {
      say(WORDS.say(peerId != null ? "chat.off" : "chat.over", name()));
      return;
    }
    intents.send(shown.key(), text);
    field.clear();
  }

  private void say(String sentence) {
    Visibility.say(problem, sentence);
  }

  private void inList(KeyEvent event, Consumer<ChatLinks.Target> follow) {
    if (COPY.match(event)) {
      event.consume();
      copy();
    } else if (event.getCode() == KeyCode.ENTER && follow != null) {
      event.consume();
      follow(follow);
    }
  }

  private static MenuItem item(String id, String words, Runnable act) {
    MenuItem item = new MenuItem(WORDS.say(words));
    item.setId(id);
    item.setOnAction(event -> act.run());
    return item;
  }

  /** The first link in the message that is selected. */
  private Optional<ChatLinks.Target> link() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem()).stream()
        .flatMap(message -> ChatLinks.parts(message.text()).stream())
        .map(ChatLinks.Part::leadsTo)
        .filter(Objects::nonNull)
        .findFirst();
  }

  private void follow(Consumer<ChatLinks.Target> follow) {
    link().ifPresent(follow);
  }

  private void copy() {
    List<Integer> rows = List.copyOf(list.getSelectionModel().getSelectedIndices());
    if (!rows.isEmpty()) {
      Buttons.copy(
          rows.stream()
              .sorted()
              .map(row -> messages.get(row).text())
              .collect(Collectors.joining("\n")));
    }
  }

  private void close() {
    if (shown != null) {
      chosen = null;
      field.clear();
      intents.close(shown.key());
    }
  }
}
