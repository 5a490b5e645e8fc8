package dev.parley.view;

import static dev.parley.view.TestStates.alone;
import static dev.parley.view.TestStates.free;
import static dev.parley.view.TestStates.inCall;
import static dev.parley.view.TestStates.joining;

import dev.parley.call.Callees;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.QualityLevel;
import dev.parley.check.Finding;
import dev.parley.data.card.Blame;
import dev.parley.data.card.CallCard;
import dev.parley.data.card.Loss;
import dev.parley.data.card.RecentCalls;
import dev.parley.data.card.TestCards;
import dev.parley.data.chat.ChatMessage;
import dev.parley.data.chat.ChatMessage.Delivery;
import dev.parley.data.chat.Conversation;
import dev.parley.data.files.FileTransfer;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.TestHearing;
import dev.parley.data.hearing.Verdict.Cause;
import dev.parley.data.pointer.PointerState;
import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.ProvedPeer;
import dev.parley.data.proof.Verification;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Invited;
import dev.parley.peer.PeerState.Missed;
import dev.parley.peer.PeerState.PeerRow;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import dev.parley.peer.figures.TestHistory;
import dev.parley.view.settings.Checks;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.settings.Diagnostics.Remark;
import dev.parley.view.settings.Diagnostics.Saving;
import dev.parley.view.start.ChannelList.Here;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.Kind;
import dev.parley.view.start.ChannelList.Known;
import dev.parley.view.start.ChannelList.Manner;
import dev.parley.view.start.ChannelList.Recent;
import dev.parley.view.start.ChannelList.State;
import dev.parley.view.start.ChannelList.Visit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TitledPane;

/**
 * Every look that the window can have, by name, with made-up peers: to be looked at ({@link
 * ViewDemo}), and to be walked through.
 */
public final class Showcase {
  public static final String LONG =
      "Maximiliane Theodora von und zu Wolkenkuckucksheim-Oberhausen the Third of her Name";

  private static final String LINK =
      "parley://192.0.2.5:8443/house?name=Robin&cert=3b9f0c1d2e4f5a6b7c8d9e0f1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d#correct-horse-battery";

  private static final MediaState NOTHING = new MediaState(false, PictureKind.NONE, true, true);

  private final Duration now;
  private final Map<String, Look> looks = new LinkedHashMap<>();

  private Showcase(Duration now) {
    this.now = now;
  }

  /**
   * How the window comes to look so.
   *
   * @param asksName what is suggested to a person who is asked for a name first
   * @param start what there is to choose from; empty for nothing yet
   * @param wrong what is known to be wrong
   * @param more what else the window is told
   * @param acts what a person presses then: ids of buttons, or of the items of a menu
   */
  record Look(
      TestStates state,
      Optional<String> asksName,
      Optional<Known> start,
      Diagnostics.Known wrong,
      List<String> acts,
      Consumer<View> more) {
    static final Consumer<View> NO_MORE = view -> {};

    Look(
        TestStates state,
        Optional<String> asksName,
        Optional<Known> start,
        Diagnostics.Known wrong,
        List<String> acts) {
      this(state, asksName, start, wrong, acts, NO_MORE);
    }

    Look(TestStates state, Optional<String> asksName, Optional<Known> start, List<String> acts) {
      this(state, asksName, start, Diagnostics.Known.NOTHING, acts);
    }

    Known known() {
      return start.orElse(Known.NOTHING);
    }
  }

  /**
   * @param now the time of the clock that the window is given
   */
  static Map<String, Look> all(Duration now) {
    Showcase all = new Showcase(now);
    all.start();
    all.remarks();
    all.waiting();
    all.people();
    all.otherPlaces();
    all.offers();
    all.calls();
    all.troubledCalls();
    all.proofs();
    all.bothSides();
    all.beside();
    all.chats();
    all.files();
    all.cards();
    all.groups();
    return all.looks;
  }

  /** Presses a button, opens a menu, or chooses an item of one. JavaFX thread. */
  public static void press(Scene scene, String id) {
    scene.getRoot().applyCss(); // what has just come has its parts from then on
    scene.getRoot().layout();
    Node node = scene.lookup("#" + id);
    if (node instanceof MenuButton menu) {
      menu.show();
    } else if (node instanceof TitledPane folded) {
      folded.setExpanded(true);
    } else if (node instanceof ButtonBase button) {
      button.fire();
    } else {
      scene.getRoot().lookupAll(".menu-button").stream()
          .map(MenuButton.class::cast)
          .flatMap(menu -> menu.getItems().stream())
          .filter(item -> id.equals(item.getId()))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("there is no " + id))
          .fire();
    }
  }

  private void look(String name, TestStates state, String... acts) {
    looks.put(name, new Look(state, Optional.empty(), Optional.empty(), List.of(acts)));
  }

  private void start() {
    Here home = new Here(Kind.HOME, "", "parley", "");
    Host off = Host.OFF;
    Recent garden = new Recent("1", "garden", "verto.example.org", true, "");
    Recent lab = new Recent("2", LONG, "192.0.2.17:8443", false, "");
    look("start", new Known(List.of(), home, off, ""));
    look("recent", new Known(List.of(garden, lab), home, off, "", Visit.NONE, true));
    look("starttrouble", new Known(List.of(garden), home, off, "This link is for another day."));
    look(
        "hosting",
        new Known(List.of(), home, new Host(State.STARTING, List.of(), ""), ""),
        "people-invite");
    look("selfpreview", new Known(List.of(garden), home, off, ""), "self-turn");
    look(
        "tested",
        new Known(
            List.of(garden),
            home,
            off,
            "",
            Visit.NONE,
            false,
            "You were heard and seen. Delay: 7 ms."));
    Here house = new Here(Kind.HOUSE, "192.0.2.5:8443", "house", LINK);
    Here there = new Here(Kind.ELSEWHERE, "verto.example.org", "garden", LINK);
    Visit wrong =
        new Visit(1, Manner.WRONG, "", "", "This link is damaged. Copy the whole link again.");
    look("wronglink", new Known(List.of(), home, off, "", wrong, false));
    Visit asks = new Visit(1, Manner.ASKS, LONG, "192.0.2.17:8443", "");
    looks.put(
        "linkincall",
        new Look(
            call(),
            Optional.empty(),
            Optional.of(new Known(List.of(), there, off, "", asks, false)),
            List.of()));
    Visit doubts = new Visit(1, Manner.DOUBTS, LONG, "192.0.2.17:8443", "");
    look("doubtfullink", new Known(List.of(), home, off, "", doubts, false));
    look(
        "hosted",
        new Known(List.of(), house, new Host(State.ON, List.of(LINK, LINK), ""), ""),
        "people-invite");
  }

  private void look(String name, Known known, String... acts) {
    looks.put(name, new Look(alone(), Optional.empty(), Optional.of(known), List.of(acts)));
  }

  private void remarks() {
    Known start = new Known(List.of(), new Here(Kind.HOME, "", "parley", ""), Host.OFF, "");
    wrong("remarks", alone(), Optional.of(start), saving(Saving.NONE));
    wrong("remarksaved", alone(), Optional.of(start), saving(Saving.DONE));
    wrong("remarkfailed", alone(), Optional.of(start), saving(Saving.FAILED));
    wrong("unresponsive", call(), Optional.empty(), unresponsive(Saving.NONE));
    wrong("unresponsivesaved", here(), Optional.empty(), unresponsive(Saving.DONE));
  }

  private static Diagnostics.Known unresponsive(Saving saving) {
    Diagnostics.Known known = saving(saving);
    return new Diagnostics.Known(List.of(), saving, known.file(), known.trouble(), known.log(), 1);
  }

  private void wrong(
      String name,
      TestStates state,
      Optional<Known> start,
      Diagnostics.Known wrong,
      String... acts) {
    looks.put(name, new Look(state, Optional.empty(), start, wrong, List.of(acts)));
  }

  /** With a crash, and settings that are not understood. */
  static Diagnostics.Known saving(Saving saving) {
    return new Diagnostics.Known(
        List.of(
            new Remark("ended", "Parley quit unexpectedly on 3 May 2026, 21:07. Save it?", true),
            new Remark(
                "settings",
                "/home/robin/.config/parley/settings.json is ignored: it has an error in line 3.",
                false)),
        saving,
        saving == Saving.DONE
            ? Optional.of(Path.of("/home/robin/Documents/parley-diagnostics-20260503-210712.zip"))
            : Optional.empty(),
        saving == Saving.FAILED ? "Diagnostics could not be saved in /home/robin/Documents." : "",
        "The log is in /home/robin/.local/state/parley.");
  }

  private void waiting() {
    look("joining", bad("Connecting…", "Connecting to wss://verto.example.org.", Tone.WORKING));
    look(
        "retry",
        here()
            .status(
                "Connection lost",
                "The server is not responding.",
                Tone.BAD,
                now.plusSeconds(97),
                false));
    look(
        "noserver",
        alone()
            .status(
                "No connection",
                "There is no server at wss://verto.example.org:8443. Check the address, and whether this machine is online.",
                Tone.BAD,
                now.plusSeconds(7),
                false));
    look(
        "refused", bad("Couldn’t join", "This server does not know the channel garden.", Tone.BAD));
    look("password", alone().wrongPassword());
    look(
        "rejoin",
        alone()
            .status(
                "Disconnected",
                "You joined this channel from another place, so this one was put out.",
                Tone.BAD,
                null,
                true));
  }

  private static TestStates bad(String text, String detail, Tone tone) {
    return alone().status(text, detail, tone, null, false);
  }

  private void proofs() {
    ProvedPeer before =
        new ProvedPeer(
            "1003",
            "a".repeat(64),
            Verification.CODE,
            "Ada Lovelace",
            Instant.EPOCH.plusSeconds(1));
    for (Verification verification : Verification.values()) {
      boolean failed = verification == Verification.FAILED;
      boolean asks = verification == Verification.NONE || verification == Verification.CHANGED;
      Map<String, ProofState.Call> calls = new HashMap<>();
      PeerState state = call().state();
      for (PeerState.Call call : state.calls()) {
        calls.put(
            call.peerId(),
            new ProofState.Call(verification, failed ? "" : "042917", Optional.of(before), false));
      }
      Map<String, ProvedPeer> known = new HashMap<>();
      here().state().peers().forEach(peer -> known.put(peer.peerId(), before));
      String name = "proof" + verification.name().toLowerCase(Locale.ROOT);
      proof(name, call(), new ProofState(calls, known), "call-proof");
      if (asks) {
        proof("proofknownlist", here(), new ProofState(Map.of(), known));
      }
    }
    proof("proofsilent", call(), ProofState.NOTHING, "call-proof");
  }

  private void proof(String name, TestStates state, ProofState proof, String... acts) {
    more(name, state, Optional.empty(), view -> view.beside().proof(proof), acts);
  }

  private void people() {
    look("alone", alone());
    look("list", here());
    Here garden = new Here(Kind.ELSEWHERE, "verto.example.org", "garden", LINK);
    looks.put(
        "invite",
        new Look(
            here(),
            Optional.empty(),
            Optional.of(new Known(List.of(), garden, Host.OFF, "")),
            List.of("people-invite")));
    Here open = new Here(Kind.ELSEWHERE, "ws://192.0.2.17:8081", "garden", "").exposed(true);
    Optional<Known> exposed = Optional.of(new Known(List.of(), open, Host.OFF, ""));
    looks.put("exposed", new Look(here(), Optional.empty(), exposed, List.of()));
    Here far = new Here(Kind.ELSEWHERE, "192.0.2.17:8443", LONG, LINK);
    looks.put(
        "longchannel",
        new Look(
            here(),
            Optional.empty(),
            Optional.of(new Known(List.of(), far, Host.OFF, "")),
            List.of()));
    look("busy", here(), "connect-1003");
    looks.put("exposedcall", new Look(call(), Optional.empty(), exposed, List.of()));
    look("ten", alone().peers(crowd(10)));
    look("fivehundred", alone().peers(crowd(500)));
    look("notice", here().notice("Alice ended the call."));
    look("blocked", here().blocked("1007", "Eve").notice("Alice ended the call."));
    look(
        "nodevice",
        here()
            .notice(
                "The camera could not be opened: another program is using it. Close the other program, or choose another camera, and call again."));
    look("missed", here().missed(new Missed("1005", LONG, now.minusSeconds(1800), 3, true), eve()));
  }

  /** Places in which people call otherwise. */
  private void otherPlaces() {
    Here home = new Here(Kind.HOME, "", "parley", "");
    Here desk = new Here(Kind.ELSEWHERE, "desk.example.org", "101", LINK, false, false);
    Recent robots = new Recent("1", "", "192.0.2.17:8443", false, "Robots");
    Recent shop = new Recent("2", "101", "desk.example.org", true, "A call desk");
    look("byhand", new Known(List.of(robots, shop), home, Host.OFF, ""), "join-open");
    look("atdesk", new Known(List.of(shop), desk, Host.OFF, ""));
    look("dial", alone().calling("", "robot-17", Callees.TYPED));
    look("dialmissed", alone().calling("", LONG, Callees.TYPED).missed(eve()));
    look("dialincall", call().calling("", "robot-17", Callees.TYPED), "call-people");
    look("rung", alone().calling("101", "", Callees.NONE));
    look("away", TestStates.with(new PeerRow("101", "Desk 101", PeerState.Standing.AWAY)));
  }

  private void offers() {
    look("offer", here().offered("1002", "Alice", now.minusSeconds(12)));
    look(
        "offeranswers",
        here().offeredUntil("1002", "Alice", now.minusSeconds(2), now.plusSeconds(3)));
    look("offers", three());
    look("blockedlist", here().blocked("1007", "Eve"), "menu-settings");
    look("preparing", here().call(Phase.PREPARING_OFFER, "1002", "Alice", null));
    look("offering", here().call(Phase.OFFERING, "1002", "Alice", null));
    look("offeringlong", here().call(Phase.OFFERING, "1005", LONG, null));
    look(
        "offeringmuted",
        here().call(Phase.OFFERING, "1002", "Alice", null).sending(false, false, ""));
    look("connecting", here().call(Phase.CONNECTING, "1002", "Alice", null));
  }

  private void bothSides() {
    String peer = call().state().calls().get(0).peerId();
    Duration since = now.minusSeconds(5);
    hearing("confirmed", TestHearing.confirmed(peer));
    hearing("deadmicrophone", TestHearing.unheard(peer, Cause.OWN_MICROPHONE, since));
    hearing("unheard", TestHearing.unheard(peer, Cause.SPEAKER_MUTED, since));
    hearing("unseen", TestHearing.unseen(peer, Cause.WINDOW_HIDDEN, since));
    hearing("deaf", TestHearing.deaf(peer, Cause.SPEAKER_ZERO));
    CallCard good = TestCards.card(1, "Alice", Loss.NONE, Loss.NONE, Blame.NOBODY);
    CallCard bad = TestCards.card(2, LONG, Loss.NONE, new Loss(6.2, 40), Blame.PEER_UPLOAD);
    RecentCalls.Known known = new RecentCalls.Known(List.of(bad, good), true, NO_CALLS);
    Known home = new Known(List.of(), new Here(Kind.HOME, "", "parley", ""), Host.OFF, "");
    more("recentcalls", here(), Optional.of(home), view -> view.beside().recentCalls(known));
    more(
        "callcard",
        call()
            .quality(QualityLevel.FAIR, "Some packets are lost.")
            .figures(TestHistory.figures(TestHistory.endingWith(900, 6, 24), "")),
        Optional.empty(),
        view -> view.beside().card(bad),
        "call-quality");
  }

  private void groups() {
    look("three", several(2));
    look("four", several(3));
    look("five", several(4));
    look("six", several(5));
    look("sixmuted", several(5).sending(false, false, ""));
    MediaState screen = new MediaState(true, PictureKind.SCREEN);
    look("onesharing", several(4).peer("1003", Phase.CONNECTED, screen));
    look("onepinned", several(3), "tile-pin-1003");
    look("onereconnecting", several(3).peer("1003", Phase.RECONNECTING, MediaState.ALL));
    look(
        "facesoff",
        several(3)
            .peer("1002", Phase.CONNECTED, NOTHING)
            .peer("1003", Phase.CONNECTING, MediaState.ALL)
            .peer("1004", Phase.CONNECTED, new MediaState(false, PictureKind.NONE)));
    look("tilemenu", several(3), "tile-more-1003");
    TestStates two = call().peers(mixed());
    look("addpeople", two.grouped(new Group("", List.of(), List.of(), List.of())), "call-add");
    Group asking =
        new Group("", List.of(new Invited("1004", "Charlotte Brontë")), List.of("Dora"), List.of());
    look("inviting", several(2).peers(mixed()).grouped(asking), "call-people");
    Group full =
        new Group(
            "A call can have up to 6 people. More can meet in a conference on a FreeSWITCH server.",
            List.of(),
            List.of(),
            List.of("Alice and Bob can’t see each other. A relay server (TURN) can help."));
    look("sixfull", several(5).grouped(full), "call-people");
    look("oneabsent", several(2).grouped(new Group("", List.of(), List.of(LONG), List.of())));
    Duration since = now.minusSeconds(12);
    look("invited", here().invited("1002", "Alice", since, "Bob", "Eve", LONG));
    TestStates invited = several(2).invited("1004", "Charlotte Brontë", since, "Eve");
    look("invitedincall", invited, "offer-accept-1004");
    look("calledingroup", several(2).peers(mixed()).offered("1004", "Charlotte Brontë", since));
  }

  private static List<PeerRow> mixed() {
    return List.of(
        joining("1002", "Alice"),
        joining("1003", "Bob"),
        joining("1004", "Charlotte Brontë"),
        free("1005", LONG),
        joining("1006", "שלום Dana"));
  }

  /** A call with so many others, of which some do not go well. */
  private TestStates several(int others) {
    String[] all = {
      "1002", "Alice", "1003", "Bob", "1004", "Charlotte Brontë", "1005", LONG, "1006", "שלום Dana"
    };
    TestStates call = here().group(now.minusSeconds(161), Arrays.copyOf(all, 2 * others));
    return call.peer("1002", QualityLevel.GOOD)
        .peer("1003", QualityLevel.POOR)
        .peer("1004", Phase.CONNECTED, new MediaState(false, PictureKind.CAMERA));
  }

  private static final RecentCalls NO_CALLS =
      new RecentCalls() {
        @Override
        public void delete(CallCard card) {}

        @Override
        public void deleteAll() {}
      };

  private void hearing(String name, Hearing hearing) {
    more(name, call(), Optional.empty(), view -> view.beside().hearing(hearing));
  }

  private void more(
      String name, TestStates state, Optional<Known> start, Consumer<View> more, String... acts) {
    looks.put(
        name,
        new Look(state, Optional.empty(), start, Diagnostics.Known.NOTHING, List.of(acts), more));
  }

  private void calls() {
    look("call", call());
    look("longname", call(LONG));
    look("calloffer", call().offered("1004", "Charlotte Brontë", now.minusSeconds(12)));
    look(
        "calloffers",
        call()
            .offered("1004", "Charlotte Brontë", now.minusSeconds(12))
            .offered("1005", LONG, now.minusSeconds(12)));
    look("muted", call().sending(false, true, "").quality(QualityLevel.GOOD, "All is well."));
    look("cameraoff", call().sending(true, false, "").quality(QualityLevel.FAIR, "Some loss."));
    look("bothoff", call().sending(false, false, ""));
    look("sharing", call().sending(false, true, "screen"));
    look("nodevices", call().wanting(true, true, "", NOTHING));
    look("nodevicescalling", ringing().wanting(true, true, "", NOTHING));
    look("peermuted", call().peerSends(false, PictureKind.CAMERA));
    look("peeroff", call().peerSends(false, PictureKind.NONE).sending(false, false, ""));
    look("peernothing", call().peerSends(NOTHING));
    look("peershares", call().peerSends(true, PictureKind.SCREEN));
    look(
        "peersharesmuted",
        call(LONG)
            .peerSends(new MediaState(false, PictureKind.SCREEN, true, true))
            .sending(false, true, "")
            .quality(QualityLevel.GOOD, "All is well."));
    look("share", call(), "call-share");
    look("sharestop", call().sending(true, true, "screen"), "call-share");
    look("sharecalling", ringing(), "call-share");
    look("more", call(), "call-more");
    look("sound", call(), "call-sound");
    look("longpeeroff", call(LONG).peerSends(false, PictureKind.NONE));
  }

  private void troubledCalls() {
    look(
        "callnotice",
        call().note("The microphone Headset was disconnected. Using Built-in Audio."));
    look("callretry", call().status("Reconnecting", "", Tone.WORKING, now.plusSeconds(60), false));
    look("calllink", call().status("Disconnected", "Joined elsewhere.", Tone.BAD, null, true));
    look("frozen", call().frozen().quality(QualityLevel.POOR, "A fifth is lost on the way."));
    look(
        "lost",
        here()
            .call(Phase.RECONNECTING, "1002", "Alice", now.minusSeconds(61))
            .lost(now.minusSeconds(7))
            .quality(QualityLevel.POOR, "Connection lost. Reconnecting."));
  }

  private void beside() {
    TestStates figures =
        call()
            .quality(QualityLevel.FAIR, "High packet loss.")
            .figures(
                TestHistory.figures(
                    TestHistory.endingWith(1600, 3, 120),
                    "Use a cable, or move closer to your Wi-Fi router."));
    look("statistics", figures, "call-quality");
    look("drawer", call(), "call-people");
    look(
        "everything",
        figures.offered("1004", "Charlotte Brontë", now.minusSeconds(12)),
        "call-quality",
        "call-people");
  }

  private void chats() {
    Conversation alice = talk("1002", "Alice", true, 0, TALK);
    chat("chatbutton", call(), List.of(talk("1002", "Alice", true, 3, TALK)));
    chat("chat", call(), List.of(alice), "call-chat");
    chat("chatempty", call(), List.of(talk("1002", LONG, true, 0)), "call-chat");
    chat("chatlong", call(), List.of(talk("1002", LONG, true, 0, LONG_TALK)), "call-chat");
    chat("chatafter", here(), List.of(talk("1002", "Alice", false, 0, TALK)));
    chat(
        "chatsafter",
        here(),
        List.of(talk("1005", LONG, false, 2, LONG_TALK), talk("1002", "Alice", false, 0, TALK)));
    point("point", call().peerSends(true, PictureKind.SCREEN), new PointerState(true, true, true));
    point("pointed", call().sending(false, true, "screen"), new PointerState(false, true, true));
  }

  private void chat(String name, TestStates state, List<Conversation> talks, String... acts) {
    more(name, state, Optional.empty(), view -> view.beside().conversations(talks), acts);
  }

  private void point(String name, TestStates state, PointerState pointing) {
    more(name, state, Optional.empty(), view -> view.beside().pointing(pointing));
  }

  private static final List<ChatMessage> TALK =
      List.of(
          message(1, Delivery.RECEIVED, "Hi! Can you see my screen?"),
          message(2, Delivery.DELIVERED, "Yes.\nThe second line is the one I mean \uD83D\uDC4D"),
          message(3, Delivery.RECEIVED, "It is in https://example.org/docs/page?part=2#end."),
          message(4, Delivery.SENT, "שלום, thanks"));

  private static final List<ChatMessage> LONG_TALK =
      List.of(
          message(1, Delivery.RECEIVED, LONG + "\n\n" + LONG.replace(" ", "")),
          message(2, Delivery.FAILED, "https://user.example.org/" + "a".repeat(120)),
          message(3, Delivery.WAITING, "Are you there?"));

  private static ChatMessage message(long number, Delivery delivery, String text) {
    return new ChatMessage(number, text, Instant.ofEpochSecond(1_000_000), delivery);
  }

  private static Conversation talk(
      String id, String name, boolean live, int unread, List<ChatMessage> messages) {
    return new Conversation("here " + id, id, name, live, unread, messages == LONG_TALK, messages);
  }

  private static Conversation talk(String id, String name, boolean live, int unread) {
    return talk(id, name, live, unread, List.of());
  }

  private void files() {
    files("files", call(), new FileTransfers("Alice", List.of()), "call-files");
    files("fileoffer", call(), new FileTransfers("Alice", List.of(file(1, false, Stage.OFFERED))));
    files(
        "filesunderway",
        call(),
        new FileTransfers(
            "Alice",
            List.of(
                file(1, true, Stage.COMPLETE),
                file(2, false, Stage.RUNNING),
                file(3, true, Stage.WAITING),
                file(4, false, Stage.OFFERED))));
    List<FileTransfer> after = new ArrayList<>();
    after.add(file(1, false, Stage.COMPLETE));
    after.add(file(2, true, Stage.INTERRUPTED));
    files("filesafter", here(), new FileTransfers("", after));
    long key = 1;
    List<FileTransfer> troubles = new ArrayList<>();
    troubles.add(file(key, true, Stage.CHECKING));
    for (Trouble trouble : Trouble.values()) {
      key++;
      troubles.add(failed(file(key, key % 2 == 0, Stage.FAILED), trouble));
    }
    files("filetroubles", call(), new FileTransfers("Alice", troubles));
  }

  private void files(String name, TestStates state, FileTransfers files, String... acts) {
    more(name, state, Optional.empty(), view -> view.beside().files(files), acts);
  }

  private static FileTransfer failed(FileTransfer one, Trouble why) {
    return new FileTransfer(
        one.key(),
        one.sent(),
        one.peerId(),
        one.peerName(),
        one.name(),
        one.type(),
        one.size(),
        one.done(),
        0,
        0,
        one.took(),
        Stage.FAILED,
        why,
        one.file(),
        "");
  }

  /** A film, of which a third has arrived. */
  static FileTransfer file(long key, boolean sent, Stage stage) {
    long done = stage == Stage.COMPLETE ? 4_212_000_000L : 1_404_000_000L;
    return new FileTransfer(
        key,
        sent,
        "alice",
        key == 3 ? LONG : "Alice",
        key == 3 ? LONG + ".mkv" : "Holiday in the mountains.mkv",
        "video/x-matroska",
        4_212_000_000L,
        stage == Stage.OFFERED ? 0 : done,
        0,
        stage == Stage.RUNNING ? 11_300_000 : 0,
        Duration.ofMinutes(2),
        stage,
        Trouble.NONE,
        null,
        "");
  }

  private void cards() {
    look("question", call(), "menu-quit");
    looks.put("askname", new Look(alone(), Optional.of("Robin"), Optional.empty(), List.of()));
    look("name", here(), "own-rename");
    look("settings", here(), "menu-settings");
    look("callsettings", call(), "menu-settings");
    look("idle", here(), "menu-settings", "settings-idle", "settings-close");
    look("preview", here(), "menu-preview");
    look("callpreview", call(), "menu-preview");
    look("help", here(), "menu-help");
    look("check", here(), "menu-help", "check-start");
    wrong(
        "helpsave", here(), Optional.empty(), saving(Saving.NONE), "menu-help", "help-diagnostics");
    wrong(
        "helpsaved",
        here(),
        Optional.empty(),
        saving(Saving.DONE),
        "menu-help",
        "help-diagnostics");
    look("about", here(), "menu-about");
    look("menu", here(), "menu");
  }

  /** Something of each standing, for the check. */
  static Checks checks() {
    return told -> {
      told.accept(
          List.of(
              Finding.waiting("microphone", "Microphone").good("Headset opens."),
              Finding.waiting("camera", "Camera")
                  .bad(
                      "Another program is using it.",
                      "Close the other program, or choose another camera."),
              Finding.waiting("server", "Server").good("It answers."),
              Finding.waiting("ice-0", "stun:stun.example.org"),
              Finding.waiting("ice-1", "turn:turn.example.org by TCP")
                  .notLookedAt("A call is on.", "Look again after it.")));
      return () -> {};
    };
  }

  private Missed eve() {
    return new Missed("1007", "Eve", now.minusSeconds(7200), 1, false);
  }

  private static TestStates here() {
    return TestStates.with(
        free("1002", "Alice"),
        inCall("1003", "Bob"),
        free("1004", "Charlotte Brontë"),
        free("1005", LONG),
        free("1006", "שלום Dana"));
  }

  private TestStates three() {
    return here()
        .offered("1002", "Alice", now.minusSeconds(12))
        .offered("1005", LONG, now.minusSeconds(12))
        .offered("1004", "Charlotte Brontë", now.minusSeconds(12));
  }

  private static TestStates ringing() {
    return here().call(Phase.OFFERING, "1002", "Alice", null);
  }

  private TestStates call() {
    return here().call(Phase.CONNECTED, "1002", "Alice", now.minusSeconds(161));
  }

  private TestStates call(String name) {
    return here().call(Phase.CONNECTED, "1005", name, now.minusSeconds(7261));
  }

  private static List<PeerRow> crowd(int size) {
    return new ArrayList<>(
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    new PeerRow(
                        "p" + i,
                        String.format(Locale.ROOT, "Guest %03d", i),
                        i % 3 != 0 ? PeerState.Standing.FREE : PeerState.Standing.BUSY))
            .toList());
  }
}
