package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.chat.ChatMessage;
import dev.parley.data.chat.Conversation;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.ProvedPeer;
import dev.parley.data.proof.Verification;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Invited;
import dev.parley.peer.Phase;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.start.ChannelList.Here;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.Kind;
import dev.parley.view.start.ChannelList.Known;
import dev.parley.view.start.ChannelList.Manner;
import dev.parley.view.start.ChannelList.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the table of docs/user.md: every key and click that ends, discards or hides something. */
@Tag("desktop")
class TakenBackTest {
  private static final TestStates HERE = TestStates.with(free("1002", "Alice"));
  private static final TestStates RUNG = HERE.offered("1002", "Alice");
  private static final TestStates CALL = HERE.call(Phase.CONNECTED, "1003", "Bob", Duration.ZERO);

  /** What a person sees, does, and what has come of it. */
  private record Row(TestStates state, Step act, Step then) {}

  private interface Step {
    void run(OpenView open) throws Exception;
  }

  private static final Map<String, Row> ROWS = rows();

  private static Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    Step escape = open -> open.press(KeyCode.ESCAPE);
    Step beside = open -> open.act(() -> open.node("scrim").getOnMouseClicked().handle(null));
    Step closed = TakenBackTest::closeWindow;
    Step stays = wants("offers");
    String call = "incoming call | ";
    rows.put(call + "Escape", new Row(RUNG, escape, stays));
    rows.put(call + "click beside it", new Row(RUNG, beside, stays));
    rows.put(
        call + "Enter or Space at once",
        new Row(RUNG, after(key(KeyCode.ENTER), key(KeyCode.SPACE)), stays));
    rows.put(
        call + "Enter when *Accept* has its ring",
        new Row(RUNG, after(pass(500), key(KeyCode.ENTER)), wants("", "accept 1002")));
    rows.put(
        call + "*Decline*", new Row(RUNG, press("offer-decline-1002"), wants("", "decline 1002")));
    rows.put(call + "*Ignore*", new Row(RUNG, item("offer-ignore-1002"), wants("", "ignore 1002")));
    rows.put(
        call + "*Block*",
        new Row(
            RUNG,
            after(item("offer-block-1002"), show(alone().blocked("1002", "Alice"))),
            wants("notice-1-undo", "block 1002")));
    rows.put(call + "close the window", new Row(RUNG, closed, wants("question")));
    TestStates two = CALL.offered("1002", "Alice");
    rows.put("incoming call during a call | Escape", new Row(two, escape, stays));
    String which = "question whether to end a call for another | ";
    Step asked = press("offer-accept-1002");
    rows.put(which + "Escape", new Row(two, after(asked, escape), wants("offer-accept-1002")));
    rows.put(
        which + "*Cancel*",
        new Row(two, after(asked, press("offer-keep-1002")), wants("offer-accept-1002")));
    rows.put(
        which + "*End and accept*",
        new Row(two, after(asked, press("offer-instead-1002")), wants("", "acceptInstead 1002")));
    TestStates out = HERE.call(Phase.OFFERING, "1003", "Bob", null);
    rows.put("outgoing call | Escape", new Row(out, escape, wants("", "close")));
    rows.put("outgoing call | *Cancel*", new Row(out, press("calling-cancel"), wants("", "close")));
    rows.put(
        "call that is being connected | Escape",
        new Row(HERE.call(Phase.CONNECTING, "1003", "Bob", null), escape, wants("")));
    rows.put(
        "call with full screen | Escape",
        new Row(
            CALL,
            after(key(KeyCode.F), escape),
            open -> assertFalse(OpenView.onFx(() -> open.stage().isFullScreen()))));
    rows.put(
        "call with the people beside it | Escape",
        new Row(CALL, after(key(KeyCode.P), escape), open -> assertFalse(open.sees("peers"))));
    Step chats = after(chat(true), key(KeyCode.C));
    rows.put(
        "call with the chat beside it | Escape",
        new Row(CALL, after(chats, escape), open -> assertFalse(open.sees("chat-drawer"))));
    rows.put(
        "chat after a call | its cross",
        new Row(HERE, after(chat(false), press("chat-close")), beside("close key 1003")));
    rows.put(
        "question about a link in the chat | Escape",
        new Row(
            CALL,
            after(chats, TakenBackTest::followLink, escape),
            open -> assertTrue(!open.sees("link-open") && open.sees("chat-drawer"))));
    Step files = open -> open.show(new FileTransfers("Bob", List.of()));
    rows.put(
        "call with the files beside it | Escape",
        new Row(
            CALL,
            after(files, key(KeyCode.U), escape),
            open -> assertFalse(open.sees("files-pane"))));
    rows.put("call | Escape", new Row(CALL, escape, wants("")));
    rows.put("call | *End call*", new Row(CALL, press("call-close"), wants("", "close")));
    rows.put("call | close the window", new Row(CALL, closed, wants("question")));
    TestStates several = HERE.group(Duration.ZERO, "1003", "Bob", "1004", "Carl");
    rows.put(
        "call of several | *Leave call*",
        new Row(several, press("call-close"), wants("", "close")));
    rows.put(
        "call of several, menu of a tile | *Leave call and block*",
        new Row(
            several,
            after(tileItem("1004", "Leave call and block"), show(alone().blocked("1004", "Carl"))),
            wants("notice-1-undo", "block 1004")));
    rows.put(
        "call of several, a pinned tile | click",
        new Row(
            several,
            after(open -> open.click("tile-1004"), open -> open.click("tile-1004")),
            open -> assertFalse(open.spoken("tile-1004").contains("pinned"))));
    Group asking = new Group("", List.of(new Invited("1002", "Alice")), List.of(), List.of());
    rows.put(
        "somebody who is asked to join | *Cancel*",
        new Row(CALL.grouped(asking), press("invited-cancel-1002"), wants("", "withdraw 1002")));
    String quit = "question whether to quit | ";
    Step goesOn = open -> assertFalse(open.sees("question"));
    rows.put(quit + "Escape", new Row(CALL, after(closed, escape), goesOn));
    rows.put(quit + "click beside it", new Row(CALL, after(closed, beside), goesOn));
    rows.put(
        quit + "Enter at once",
        new Row(CALL, after(closed, key(KeyCode.ENTER)), wants("question")));
    Step left = open -> assertEquals(1, open.left.get());
    rows.put(
        quit + "*End call and quit*", new Row(CALL, after(closed, press("question-yes")), left));
    rows.put("no call | close the window", new Row(HERE, closed, left));
    Step name =
        after(
            press("own-rename"),
            open -> open.act(() -> ((TextField) open.node("name-field")).setText("Mia")));
    rows.put(
        "name that is being changed | Escape", new Row(HERE, after(name, escape), typed("Robin")));
    rows.put(
        "name that is being changed | click beside it",
        new Row(HERE, after(name, beside), typed("Mia")));
    TestStates refused = alone().wrongPassword();
    rows.put("password card | Escape", new Row(refused, escape, wants("rejoin-password")));
    rows.put(
        "password card | Enter without a password",
        new Row(refused, key(KeyCode.ENTER), wants("rejoin-password")));
    Step check = after(item("menu-help"), press("check-start"));
    rows.put(
        "check that runs | Escape",
        new Row(
            HERE,
            after(check, escape),
            open -> assertTrue(open.sees("help") && open.checks.cancelled().contains(1))));
    rows.put(
        "check that runs | click beside it",
        new Row(
            HERE, after(check, beside), open -> assertEquals(List.of(), open.checks.cancelled())));
    Step settings = item("menu-settings");
    Step away = open -> assertFalse(open.sees("settings"));
    rows.put("settings | Escape", new Row(HERE, after(settings, escape), away));
    rows.put("settings | click beside them", new Row(HERE, after(settings, beside), away));
    rows.put(
        "question about a link | Escape",
        new Row(
            CALL,
            after(link(), escape),
            open -> assertEquals(List.of("drop"), open.places.wanted())));
    rows.put(
        "question about a link | click beside it",
        new Row(
            CALL, after(link(), beside), open -> assertEquals(List.of(), open.places.wanted())));
    String doubt = "*This may not be …* | ";
    Step changed = proof(Verification.CHANGED);
    Step asksStill = wants("proof-alarm");
    rows.put(doubt + "Escape", new Row(CALL, after(changed, escape), asksStill));
    rows.put(doubt + "click beside it", new Row(CALL, after(changed, beside), asksStill));
    rows.put(
        doubt + "*End call*",
        new Row(CALL, after(changed, press("proof-end")), wants("", "close")));
    rows.put(
        doubt + "*Continue unverified*",
        new Row(CALL, after(changed, press("proof-go-on")), says("goOn 1003")));
    Step shield = after(proof(Verification.NONE), press("call-proof"));
    Step hidden = open -> assertFalse(open.sees("proof"));
    String card = "card of the shield | ";
    rows.put(card + "Escape", new Row(CALL, after(shield, escape), hidden));
    rows.put(card + "click beside it", new Row(CALL, after(shield, beside), hidden));
    rows.put(
        card + "*The codes are the same*",
        new Row(CALL, after(shield, press("proof-same")), says("same 042917 1003")));
    rows.put(
        card + "*They differ*",
        new Row(CALL, after(shield, press("proof-differ")), says("differ 042917 1003")));
    TestStates told = HERE.notice("Alice left.");
    rows.put(
        "notice | six seconds", new Row(told, pass(6000), wants("notice-1", "dismissNotice 1")));
    rows.put(
        "notice | its cross",
        new Row(told, press("notice-1-dismiss"), wants("notice-1", "dismissNotice 1")));
    rows.put(
        "menu | Escape",
        new Row(two, after(asked, press("call-more"), escape), wants("offer-question-1002")));
    rows.put(
        "*Parley is not responding* | Escape",
        new Row(
            CALL,
            after(
                open ->
                    open.view.diagnostics(
                        new Diagnostics.Known(
                            List.of(), Diagnostics.Saving.NONE, Optional.empty(), "", "", 1)),
                OpenView::settle,
                escape),
            open -> assertFalse(open.sees("unresponsive"))));
    return Collections.unmodifiableMap(rows);
  }

  private static Step after(Step... steps) {
    return open -> {
      for (Step step : steps) {
        step.run(open);
      }
    };
  }

  private static Step key(KeyCode key) {
    return open -> open.press(key);
  }

  private static Step press(String id) {
    return open -> open.click(id);
  }

  /** An item of a menu. */
  private static Step item(String id) {
    return open -> open.act(() -> Showcase.press(open.stage().getScene(), id));
  }

  /** The item of that name in the menu of somebody's tile. */
  private static Step tileItem(String id, String name) {
    return open ->
        open.act(
            () ->
                ((MenuButton) open.node("tile-more-" + id))
                    .getItems().stream()
                        .filter(one -> one.getText().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .fire());
  }

  private static Step show(TestStates state) {
    return open -> open.show(state);
  }

  private static Step pass(int millis) {
    return open -> open.act(() -> open.alarms.pass(Duration.ofMillis(millis)));
  }

  private static Step link() {
    Here there = new Here(Kind.ELSEWHERE, "verto.example.org", "garden", "");
    Visit asks = new Visit(1, Manner.ASKS, "room", "talk.example.org", "");
    return open -> {
      open.view.places(new Known(List.of(), there, Host.OFF, "", asks, false));
      open.settle();
    };
  }

  private static Step proof(Verification verification) {
    ProvedPeer before =
        new ProvedPeer("1003", "a".repeat(64), Verification.CODE, "Bob", Instant.EPOCH);
    ProofState.Call call = new ProofState.Call(verification, "042917", Optional.of(before), false);
    return open -> {
      open.view.beside().proof(new ProofState(Map.of("1003", call), Map.of("1003", before)));
      open.settle();
    };
  }

  private static Step chat(boolean live) {
    ChatMessage link =
        new ChatMessage(1, "https://example.org/x", Instant.EPOCH, ChatMessage.Delivery.RECEIVED);
    Conversation talk = new Conversation("key 1003", "1003", "Bob", live, 0, false, List.of(link));
    return open -> {
      open.view.beside().conversations(List.of(talk));
      open.settle();
    };
  }

  private static void followLink(OpenView open) {
    open.act(() -> open.node("chat-list").lookup(".chat-link").getOnMouseClicked().handle(null));
    assertTrue(open.sees("link-open"));
  }

  /** This is what the person wants of the chat, besides to have seen it. */
  private static Step beside(String wanted) {
    return open ->
        assertEquals(
            List.of(wanted),
            open.beside.wanted().stream().filter(one -> !one.startsWith("seen")).toList());
  }

  /** This is what the person has said of a proof. */
  private static Step says(String... said) {
    return open -> assertEquals(List.of(said), open.proofs.said());
  }

  private static Step typed(String name) {
    return open ->
        assertEquals(name, OpenView.onFx(() -> ((TextField) open.node("name-field")).getText()));
  }

  /** This is what the person wants, nobody has left, and that is still to be seen. */
  private static Step wants(String seen, String... wanted) {
    return open -> {
      assertEquals(List.of(wanted), open.intents.wanted());
      assertEquals(0, open.left.get());
      assertTrue(seen.isEmpty() || open.sees(seen), seen);
    };
  }

  private static void closeWindow(OpenView open) {
    open.act(
        () ->
            open.stage()
                .fireEvent(new WindowEvent(open.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }

  static Stream<String> documented() throws Exception {
    List<String> rows = new ArrayList<>();
    boolean here = false;
    for (String line : Files.readAllLines(Path.of("docs/user.md"))) {
      here = line.startsWith("## ") ? line.equals("## What can be taken back") : here;
      if (here && line.startsWith("| ") && !line.startsWith("| where")) {
        String[] cells = line.split("\\|");
        rows.add(cells[1].strip() + " | " + cells[2].strip());
      }
    }
    return rows.stream();
  }

  @ParameterizedTest
  @MethodSource("documented")
  void doesWhatTheTableSays(String row) throws Exception {
    Row walked = ROWS.get(row);
    assertNotNull(walked, "a row that nobody walks");
    try (OpenView open = new OpenView(walked.state)) {
      walked.act.run(open);
      walked.then.run(open);
    }
  }

  @Test
  void theTableHasAllOfThem() throws Exception {
    assertEquals(List.copyOf(ROWS.keySet()), documented().toList());
  }
}
