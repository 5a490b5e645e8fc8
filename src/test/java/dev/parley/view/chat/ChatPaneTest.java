package dev.parley.view.chat;

import static dev.parley.view.TestStates.alone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.chat.Chat;
import dev.parley.data.chat.ChatMessage;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.data.chat.Conversation;
import dev.parley.peer.Phase;
import dev.parley.view.OpenView;
import dev.parley.view.TestStates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person writes and reads, in a call and after it. */
@Tag("desktop")
class ChatPaneTest {
  private static final TestStates CALL =
      alone().call(Phase.CONNECTED, "1002", "Alice", Duration.ZERO);

  private OpenView open;
  private final List<ChatMessage> messages = new ArrayList<>();

  @AfterEach
  void close() {
    open.close();
  }

  private void inACall() throws Exception {
    open = new OpenView(CALL);
    show(true, 0);
    open.press(KeyCode.C);
  }

  private void message(Delivery delivery, String text) {
    messages.add(new ChatMessage(messages.size() + 1, text, Instant.EPOCH, delivery));
  }

  private void show(boolean live, int unread) {
    show(List.of(talk("1002", "Alice", live, unread)));
  }

  private Conversation talk(String id, String name, boolean live, int unread) {
    return new Conversation("key " + id, id, name, live, unread, false, messages);
  }

  private void show(List<Conversation> talks) {
    open.view.beside().conversations(talks);
    open.settle();
  }

  private void type(String text) {
    open.person.write(text);
    open.settle();
  }

  private String field() {
    return ((TextArea) open.node("chat-field")).getText();
  }

  @Test
  void aPeerWithoutChatHasNoButtonForIt() throws Exception {
    open = new OpenView(CALL);
    assertFalse(open.sees("call-chat"));
    open.press(KeyCode.C);
    assertFalse(open.sees("chat"));
  }

  @Test
  void theKeyOpensItAndEnterSends() throws Exception {
    inACall();
    assertTrue(open.sees("chat-drawer"));
    type("hi");
    open.press(KeyCode.ENTER);

    assertEquals(List.of("send key 1002: hi"), open.beside.wanted());
    assertEquals("", field());
  }

  @Test
  void shiftAndEnterBeginsALine() throws Exception {
    inACall();
    type("a");
    open.person.press(KeyCode.SHIFT).type(KeyCode.ENTER).release(KeyCode.SHIFT);
    type("b");
    open.press(KeyCode.ENTER);

    assertEquals(List.of("send key 1002: a\nb"), open.beside.wanted());
  }

  @Test
  void nothingIsNotSent() throws Exception {
    inACall();
    type("  ");
    open.press(KeyCode.ENTER);
    open.click("chat-send");

    assertEquals(List.of(), open.beside.wanted());
  }

  @Test
  void lettersAreNoCommandsWhileAPersonWrites() throws Exception {
    inACall();
    type("mvsc");

    assertEquals("mvsc", field());
    assertEquals(List.of(), open.intents.wanted());
  }

  @Test
  void escapeGoesBackToTheCallAndKeepsWhatWasTyped() throws Exception {
    inACall();
    type("draft");
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("chat-drawer"));
    assertTrue(open.sees("call-close"));

    open.press(KeyCode.C);
    assertEquals("draft", field());
  }

  @Test
  void peopleAndChatTakeTurns() throws Exception {
    inACall();
    open.press(KeyCode.ESCAPE);
    open.click("call-people");
    assertTrue(open.sees("people-drawer"));
    open.click("call-chat");
    assertTrue(open.sees("chat-drawer"));
    assertFalse(open.sees("peers"));
    open.click("call-people");
    assertTrue(open.sees("people-drawer"));
    assertFalse(open.sees("chat-field"));
  }

  @Test
  void whatIsTooLongIsRefusedWithASentence() throws Exception {
    inACall();
    open.act(() -> ((TextArea) open.node("chat-field")).appendText("x".repeat(Chat.LONGEST)));
    assertFalse(open.sees("chat-problem"));

    open.act(() -> ((TextArea) open.node("chat-field")).appendText("y"));

    assertEquals(Chat.LONGEST, field().length());
    assertEquals("A message can have up to 4,000 characters.", open.text("chat-problem"));
  }

  @Test
  void unreadMessagesAreOnTheButtonAndAreSaid() throws Exception {
    open = new OpenView(CALL);
    message(Delivery.RECEIVED, "hi");
    show(true, 1);
    assertEquals("1", open.text("call-unread"));
    assertTrue(open.spoken("call-chat").contains("One new message"), open.spoken("call-chat"));
    assertEquals(List.of(), open.beside.wanted());

    open.click("call-chat");

    assertEquals(List.of("seen key 1002"), open.beside.wanted());
    show(true, 0);
    assertFalse(open.sees("call-unread"));
  }

  @Test
  void whatComesWhileTheChatIsOpenIsSeen() throws Exception {
    inACall();
    message(Delivery.RECEIVED, "hi");
    show(true, 1);

    assertEquals(List.of("seen key 1002"), open.beside.wanted());
  }

  @Test
  void whatWasLostCanBeSentAgain() throws Exception {
    inACall();
    message(Delivery.FAILED, "hello?");
    show(true, 0);
    open.click("chat-again-1");

    assertEquals(List.of("again key 1002: 1"), open.beside.wanted());
  }

  @Test
  void aScreenReaderIsToldWhoWroteWhatAndWhatBecameOfIt() throws Exception {
    inACall();
    message(Delivery.DELIVERED, "hello");
    message(Delivery.RECEIVED, "hi");
    show(true, 1);

    assertTrue(rows().get(0).contains("hello. Delivered"), "" + rows());
    assertTrue(rows().get(1).startsWith("Alice, ") && rows().get(1).endsWith("hi"), "" + rows());
    assertEquals("Alice: hi", open.onNode("chat-field", node -> node.getAccessibleHelp()));
  }

  private List<String> rows() {
    return open.onNode(
        "chat-list",
        node ->
            node.lookupAll(".chat-row").stream()
                .map(row -> row.getAccessibleText())
                .filter(text -> text != null)
                .sorted((one, two) -> Boolean.compare(one.startsWith("A"), two.startsWith("A")))
                .toList());
  }

  @Test
  void selectedMessagesAreCopied() throws Exception {
    inACall();
    message(Delivery.RECEIVED, "one");
    message(Delivery.DELIVERED, "two\nlines");
    show(true, 0);
    open.act(
        () -> {
          ListView<?> list = (ListView<?>) open.node("chat-list");
          list.requestFocus();
          list.getSelectionModel().selectAll();
        });
    open.person.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
    open.settle();

    assertEquals(
        "one\ntwo\nlines",
        open.onNode("chat-list", node -> Clipboard.getSystemClipboard().getString()));
    assertTrue(open.sees("chat-drawer"), "it is no command");
  }

  @Test
  void aLinkIsOpenedAfterAQuestionAlone() throws Exception {
    inACall();
    message(Delivery.RECEIVED, "see https://example.org/x now");
    show(true, 0);
    open.act(
        () -> {
          Text link = (Text) open.node("chat-list").lookup(".chat-link");
          link.getOnMouseClicked().handle(null);
        });
    assertEquals("Open this link on example.org?", open.text("link-title"));
    assertEquals("https://example.org/x", open.text("link-url"));
    assertEquals(List.of(), open.beside.wanted());
    open.press(KeyCode.ESCAPE);
    assertFalse(open.sees("link"));
    assertTrue(open.sees("chat-drawer"), "one step back");
    assertEquals(List.of(), open.beside.wanted());

    open.act(
        () -> {
          ListView<?> list = (ListView<?>) open.node("chat-list");
          list.requestFocus();
          list.getSelectionModel().select(0);
        });
    open.press(KeyCode.ENTER);
    open.click("link-open");

    assertEquals(List.of("open https://example.org/x"), open.beside.wanted());
  }

  @Test
  void afterTheCallItStaysUntilItIsClosed() throws Exception {
    inACall();
    message(Delivery.DELIVERED, "bye");
    show(true, 0);
    show(false, 0);
    open.show(alone());
    assertTrue(open.sees("chat"));
    assertEquals("Chat with Alice", open.text("chat-title"));
    open.click("chat-field");
    type("one more");
    open.press(KeyCode.ENTER);
    assertEquals("The call is over. Call Alice to send messages.", open.text("chat-problem"));
    assertEquals("one more", field());
    assertEquals(List.of(), open.beside.wanted());

    open.click("chat-close");
    assertEquals(List.of("close key 1002"), open.beside.wanted());
    show(List.of());
    assertFalse(open.sees("chat"));
  }

  @Test
  void ofSeveralOneIsChosen() throws Exception {
    open = new OpenView(alone());
    message(Delivery.RECEIVED, "hi");
    show(List.of(talk("1001", "Bob", false, 1), talk("1002", "Alice", false, 0)));
    assertEquals("Chat with Alice", open.text("chat-title"));

    open.click("chat-others");
    open.person.clickOn("Bob");
    open.settle();

    assertEquals("Chat with Bob", open.text("chat-title"));
    assertEquals(List.of("seen key 1001"), open.beside.wanted());
  }

  private void typeInto(String text) {
    open.act(() -> ((TextArea) open.node("chat-field")).setText(text));
  }

  private boolean isUndoable() {
    boolean undoable = open.onNode("chat-field", node -> ((TextArea) node).isUndoable());
    return undoable;
  }

  private Conversation of(String place, boolean live) {
    return new Conversation(place + " 1002", "1002", "Alice", live, 0, false, messages);
  }

  @Test
  void whatWasTypedForOneIsKeptFromTheOthers() throws Exception {
    open = new OpenView(alone());
    Conversation bob = talk("1001", "Bob", false, 0);
    Conversation alice = talk("1002", "Alice", false, 0);
    show(List.of(bob, alice));
    typeInto("for Alice");
    show(List.of(alice, bob));
    assertEquals("Chat with Bob", open.text("chat-title"));
    assertEquals("", field());
    show(List.of(bob, alice));
    assertEquals("for Alice", field());
  }

  @Test
  void eachConversationHasItsOwnDraft() throws Exception {
    inACall();
    typeInto("for Alice");
    open.show(alone().call(Phase.CONNECTED, "1001", "Bob", Duration.ZERO));
    show(List.of(talk("1002", "Alice", false, 0), talk("1001", "Bob", true, 0)));
    assertEquals("", field());
    assertFalse(isUndoable());
    typeInto("for Bob");

    open.show(CALL);
    show(List.of(talk("1001", "Bob", false, 0), talk("1002", "Alice", true, 0)));
    assertEquals("for Alice", field());
  }

  @Test
  void theDraftGoesWithItsConversation() throws Exception {
    inACall();
    typeInto("secret");
    show(List.of());
    assertEquals("", field());
    assertFalse(isUndoable());

    show(true, 0);
    assertEquals("", field());
  }

  @Test
  void theSameIdInAnotherChannelIsNotBesideTheCall() throws Exception {
    message(Delivery.RECEIVED, "from elsewhere");
    open = new OpenView(CALL);
    show(List.of(of("there", false)));
    assertFalse(open.sees("call-chat"));

    show(List.of(of("there", false), of("here", true)));
    assertTrue(open.sees("call-chat"));
    show(List.of(of("here", false), of("there", false)));
    assertTrue(open.sees("call-chat"), "it was live in this call");

    open.show(alone());
    open.show(CALL);
    assertFalse(open.sees("call-chat"));
  }

  @Test
  void anotherCallHasItsOwnConversation() throws Exception {
    open = new OpenView(CALL);
    show(List.of(talk("1001", "Bob", false, 2)));
    assertFalse(open.sees("call-chat"));
    show(List.of(talk("1001", "Bob", false, 2), talk("1002", "Alice", true, 0)));
    assertTrue(open.sees("call-chat"));
    assertFalse(open.sees("call-unread"));
  }

  @Test
  void aNarrowWindowHasItInTheMenu() throws Exception {
    open = new OpenView(CALL);
    open.resize(400, 500);
    message(Delivery.RECEIVED, "hi");
    show(true, 1);
    assertFalse(open.sees("call-chat"));
    assertEquals("1", open.text("call-more-unread"));
    open.click("call-more");
    assertTrue(open.menu().contains("Chat (C)"), "" + open.menu());
    open.person.clickOn("Chat (C)");
    open.settle();

    assertTrue(open.sees("chat-field"));
  }
}
