package dev.parley.view.call;

import atlantafx.base.theme.Styles;
import dev.parley.call.PictureKind;
import dev.parley.data.chat.Conversation;
import dev.parley.data.hearing.Hearing;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Group;
import dev.parley.peer.PeerState.Local;
import dev.parley.text.Words;
import dev.parley.view.kit.Buttons;
import dev.parley.view.kit.ShownText;
import dev.parley.view.kit.Visibility;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/**
 * Shows the controls of a call in one bar: microphone and camera with their devices, screen
 * sharing, chat, people, more, and the way out. That is in one place from the first ring to the
 * end, and nothing in the bar moves with the state of the call. JavaFX thread.
 */
final class CallBar extends HBox {
  private static final Words WORDS = Words.in(CallBar.class);

  static final double HEIGHT = 64;

  /** From this width on, chat and people have buttons of their own. */
  private static final double ROOM_FOR_PEOPLE = 540;

  /** From this width on, adding people has. */
  private static final double ROOM_FOR_ADDING = 640;

  /** Nobody counts more. */
  private static final int MOST_UNREAD = 99;

  /** From this width on, the way out is called by its name. */
  static final double ROOM_FOR_WORDS = 720;

  private final Intents intents;
  private final MicrophoneButton microphone;
  private final CallButton camera;
  private final CallButton share;
  private final CallButton chat;
  private final CallButton people;
  private final CallButton files;
  private final CallButton add;
  private final MoreMenu more;
  private final StackPane chatPlace;
  private final Label unread = badge("call-unread");
  private final Label unreadInMore = badge("call-more-unread");
  private final List<DeviceCaret> carets;
  private final Button cancel;
  private final Button close;
  private final SharePicker picker;
  private final WindowLayout windowLayout;
  private Local media = Local.ALL;
  private Optional<Conversation> conversation = Optional.empty();
  private boolean narrow;
  private double room = ROOM_FOR_WORDS;
  private Group group = Group.NONE;

  /** Those who can hear and see this side. */
  private List<Call> calls = List.of();

  private Map<String, Hearing> hearing = Map.of();

  /**
   * @param statistics shows the figures of the call, or takes them away
   */
  CallBar(
      Intents intents,
      CallDoors doors,
      WindowLayout windowLayout,
      SharePicker picker,
      Runnable statistics) {
    this.intents = intents;
    this.picker = picker;
    this.windowLayout = windowLayout;
    setId("call-bar");
    getStyleClass().add("call-bar");
    setAlignment(Pos.CENTER);
    setCache(true); // over a moving picture it is painted from a copy
    microphone = new MicrophoneButton("call-microphone", intents);
    camera = new CallButton("call-camera", "V", this::turnCamera);
    share = new CallButton("call-share", "S", picker::toggle);
    chat = new CallButton("call-chat", "C", () -> press(KeyCode.C));
    people = new CallButton("call-people", "P", () -> press(KeyCode.P));
    files = new CallButton("call-files", "U", () -> press(KeyCode.U));
    add = new CallButton("call-add", "A", () -> press(KeyCode.A));
    more = new MoreMenu(windowLayout, doors.dialogs(), statistics);
    chatPlace = new StackPane(chat, unread);
    StackPane morePlace = new StackPane(more, unreadInMore);
    morePlace.managedProperty().bind(more.managedProperty());
    List<Kind> sound = List.of(Kind.MICROPHONE, Kind.SPEAKER);
    carets =
        List.of(
            new DeviceCaret("call-sound", WORDS.say("call.sound.devices"), sound, doors),
            new DeviceCaret(
                "call-cameras", WORDS.say("call.camera.devices"), List.of(Kind.CAMERA), doors));
    carets.forEach(caret -> Visibility.show(caret, !windowLayout.kiosk));
    cancel = wayOut("calling-cancel", Feather.X, WORDS.say("calling.cancel"));
    close = wayOut("call-close", Feather.PHONE_OFF, WORDS.say("call.end"));
    getChildren()
        .addAll(
            new HBox(microphone.ticked(), carets.get(0)),
            new HBox(camera.ticked(), carets.get(1)),
            share,
            chatPlace,
            files,
            people,
            add,
            morePlace,
            new StackPane(cancel, close)); // as wide as the wider of the two
    picker.whenTold(this::showShare);
    windowLayout.people.addListener((of, was, is) -> showPeople(is));
    windowLayout.chat.addListener(of -> showChat());
    showPeople(windowLayout.people.get());
    showChat();
    files.show(Feather.PAPERCLIP, WORDS.say("extra.files.name"), WORDS.say("extra.files.is"), "");
    windowLayout.takesFiles.addListener(of -> showFiles());
    setRoom(ROOM_FOR_WORDS);
  }

  private Button wayOut(String id, Feather icon, String text) {
    Button button = Buttons.text(id, icon, text, intents::close, Styles.DANGER);
    button.getStyleClass().add("way-out");
    button.setAccessibleText(text);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  void render(PeerState state) {
    media = state.local();
    calls = state.calls().stream().filter(one -> one.phase().isShowingPeer()).toList();
    group = state.group();
    confirm();
    showAdd();
    more.setGroup(state.isGroup());
    String out = WORDS.say(state.isGroup() ? "call.leave" : "call.end");
    close.setText(out);
    close.setAccessibleText(out);
    showShare();
    close.setVisible(state.phase().isShowingPeer());
    cancel.setVisible(!close.isVisible());
  }

  /** Whether each of the peers hears and sees this side. */
  void hearing(Map<String, Hearing> now) {
    hearing = now;
    confirm();
  }

  private void confirm() {
    boolean heard = all(now -> now.sound().isConfirmed());
    boolean seen = all(now -> now.picture().isConfirmed());
    String name = ShownText.names(calls);
    boolean several = calls.size() > 1;
    String hears = several ? WORDS.say("call.heard.all") : WORDS.say("call.heard.by", name);
    String sees = several ? WORDS.say("call.seen.all") : WORDS.say("call.seen.by", name);
    microphone.confirm(heard && media.own().microphone() ? hears : "");
    camera.confirm(seen && media.own().picture() == PictureKind.CAMERA ? sees : "");
    microphone.render(media);
    showCamera();
  }

  /** Whether that is so of each peer. */
  private boolean all(Predicate<Hearing> what) {
    return !calls.isEmpty()
        && calls.stream()
            .map(one -> hearing.get(one.peerId()))
            .allMatch(now -> now != null && what.test(now));
  }

  /** The devices to choose from. */
  void devices(Map<Kind, Devices> known) {
    carets.forEach(caret -> caret.show(known));
  }

  /** How wide the window is for it. */
  void setRoom(double width) {
    narrow = width < ROOM_FOR_PEOPLE;
    room = width;
    showAdd();
    Visibility.show(people, !narrow);
    showFiles();
    more.setNarrow(narrow);
    showChat();
    ContentDisplay display =
        width < ROOM_FOR_WORDS ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
    cancel.setContentDisplay(display);
    close.setContentDisplay(display);
    setSpacing(narrow ? 6 : 12);
  }

  /** Does what the key is for, if it is for anything here. */
  void press(KeyCode key) {
    switch (key) {
      case M -> microphone.turn();
      case V -> turnCamera();
      case S -> picker.toggle();
      default -> more.press(key);
    }
  }

  boolean isMenuShowing() {
    return more.isShowing() || carets.stream().anyMatch(DeviceCaret::isShowing);
  }

  private void turnCamera() {
    intents.camera(!media.wanted().camera());
  }

  /** What is really sent decides the picture, what is wanted what a click changes. */
  private void showCamera() {
    boolean wanted = media.wanted().camera();
    boolean sharing = media.own().picture() == PictureKind.SCREEN;
    boolean none = media.own().lacksCamera();
    boolean seen = media.own().picture() == PictureKind.CAMERA;
    boolean on = seen || (sharing && wanted && !none);
    camera.show(
        on ? Feather.VIDEO : Feather.VIDEO_OFF,
        wanted ? WORDS.say("call.camera.off") : WORDS.say("call.camera.on"),
        WORDS.say(
            none
                ? "call.blind"
                : sharing
                    ? "call.camera.replaced"
                    : seen ? "call.seen" : wanted ? "call.camera.starting" : "call.unseen"),
        none ? CallButton.MISSING : on ? "" : CallButton.OFF);
  }

  private void showShare() {
    boolean sharing = media.own().picture() == PictureKind.SCREEN;
    String obstacle = picker.obstacle();
    if (sharing) {
      share.show(
          Feather.X_SQUARE,
          WORDS.say("call.sharing"),
          WORDS.say("call.shared"),
          "call-button-sharing");
    } else if (obstacle.isEmpty()) {
      share.show(Feather.MONITOR, WORDS.say("call.share"), WORDS.say("call.unshared"), "");
    } else {
      share.show(Feather.MONITOR, WORDS.say("call.share"), obstacle, "call-button-unavailable");
    }
  }

  /** What was written with the peer; empty where its program has no chat. */
  void chat(Optional<Conversation> now) {
    conversation = now;
    more.setChat(now.isPresent());
    showChat();
  }

  private void showChat() {
    boolean shown = windowLayout.chat.get();
    int count = conversation.map(Conversation::unread).orElse(0);
    Visibility.show(chatPlace, conversation.isPresent() && !narrow);
    String many = count > MOST_UNREAD ? MOST_UNREAD + "+" : count == 0 ? "" : "" + count;
    Visibility.say(unread, many);
    Visibility.say(unreadInMore, narrow ? many : "");
    chat.show(
        Feather.MESSAGE_SQUARE,
        WORDS.say(shown ? "chat.hide" : "chat.show"),
        count == 0 ? WORDS.say("chat.read") : WORDS.say("chat.unread", count),
        "");
  }

  private static Label badge(String id) {
    Label badge = new Label();
    badge.setId(id);
    badge.getStyleClass().add("call-badge");
    badge.setMouseTransparent(true);
    StackPane.setAlignment(badge, Pos.TOP_RIGHT);
    return badge;
  }

  /** Where there is no room, they are in the menu. */
  private void showFiles() {
    Visibility.show(files, !narrow && windowLayout.takesFiles.get());
  }

  /** There is none in places where nobody can ever be added; elsewhere it says why not now. */
  private void showAdd() {
    boolean ever = !group.equals(Group.NONE);
    boolean inBar = room >= ROOM_FOR_ADDING;
    Visibility.show(add, ever && inBar);
    more.setAdding(ever, inBar);
    add.show(
        Feather.USER_PLUS,
        WORDS.say("add.name"),
        group.canAdd() ? WORDS.say("add.is") : ShownText.sentence(group.obstacle()),
        group.canAdd() ? "" : "call-button-unavailable");
  }

  private void showPeople(boolean shown) {
    people.show(
        shown ? Feather.USER_X : Feather.USERS,
        WORDS.say(shown ? "extra.people.undo" : "extra.people.do"),
        WORDS.say(shown ? "extra.people.is" : "extra.people.not"),
        "");
  }
}
