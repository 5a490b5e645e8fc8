package dev.parley.view;

import dev.parley.data.card.RecentCalls;
import dev.parley.data.chat.Conversation;
import dev.parley.data.files.FileIntents;
import dev.parley.data.files.FileTransfers;
import dev.parley.data.proof.ProofState;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.view.call.CallDoors;
import dev.parley.view.call.CallStage;
import dev.parley.view.call.WindowLayout;
import dev.parley.view.card.RecentCallRows;
import dev.parley.view.chat.ChatPane;
import dev.parley.view.files.FileDrop;
import dev.parley.view.files.FilesPane;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.FxThread;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.kit.Visibility;
import dev.parley.view.people.PeersPanel;
import dev.parley.view.proof.ProofCards;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.settings.Diagnostics;
import dev.parley.view.settings.Dialogs;
import dev.parley.view.settings.MainMenu;
import dev.parley.view.settings.SelfPreview;
import dev.parley.view.start.ChannelList;
import dev.parley.view.start.InviteCard;
import dev.parley.view.start.StartPage;
import dev.parley.view.start.VisitCard;
import dev.parley.view.video.VideoSlots;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.PopupControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Arranges the contents of the window in layers: the list of peers or the call, the bar above, and
 * a modal card over everything if one is due. JavaFX thread.
 */
final class WindowPane extends StackPane {
  private final Intents intents;
  private final MainMenu menu;
  private final NavBar navBar;
  private final NoticePane notices;
  private final PeersPanel peers;
  private final CallStage call;
  private final ProofCards proof;
  private final ChatPane chat;
  private final StateCards due;
  private final StartPage start;
  private final InviteCard invite;
  private final SelfPreview self;
  private final StackPane pages;
  private final Runnable leave;
  private final WindowLayout windowLayout;
  private final StackPane below = new StackPane();
  private final ModalPane modal;
  private final Dialogs dialogs;
  private final VisitCard visit;
  private final ChannelList channels;
  private final LeaveConfirmation leaveConfirmation;
  private final UnresponsiveCard unresponsive;
  private final RecentCallRows recentCalls = new RecentCallRows();
  private final Optional<FilesPane> files;
  private final Optional<FileDrop> drop;
  private PeerState state;
  private boolean away;
  private Node front = this;

  WindowPane(
      Intents intents,
      WindowContext context,
      WindowLayout windowLayout,
      VideoSlots video,
      Alarm.Maker alarms) {
    this.intents = intents;
    this.windowLayout = windowLayout;
    leave = context.leave();
    self = new SelfPreview(context.devices(), windowLayout.preferences, video.newPreviewPane());
    modal = new ModalPane(below, alarms);
    visit = new VisitCard(context.channels(), modal);
    dialogs = new Dialogs(intents, context.settings(), modal, video.newPreviewPane());
    context.options().asksName().ifPresent(dialogs::askName);
    proof = new ProofCards(modal, intents, context.beside().proof());
    CallDoors doors = new CallDoors(context.devices(), dialogs, proof, context.beside().pointer());
    call = new CallStage(intents, context.now(), doors, windowLayout, video);
    chat =
        new ChatPane(context.beside().chat(), modal, context.unlessKiosk(context.beside().open()));
    invite = new InviteCard(context.channels(), modal);
    menu =
        new MainMenu(
            context.devices(),
            dialogs,
            () -> windowLayout.files.set(true),
            this::leaveChannel,
            this::leave);
    channels = context.channels();
    navBar =
        new NavBar(
            context.now(),
            context.unlessKiosk(menu),
            context.unlessKiosk(
                new NavBar.Doors(dialogs::changeName, dialogs::settings, dialogs::help)));
    notices = new NoticePane(intents, alarms);
    peers = new PeersPanel(intents, context.now(), modal, invite::open);
    due =
        new StateCards(
            modal, intents, context.now(), context.unlessKiosk(this::leave), this::leaveChannel);
    start =
        new StartPage(
            peers,
            self,
            context.channels(),
            context.settings().diagnostics(),
            context.unlessKiosk(new StartPage.Doors(invite::open, this::leaveChannel)));
    start.beside(recentCalls);
    pages = new StackPane(start);
    leaveConfirmation = new LeaveConfirmation(modal);
    unresponsive =
        new UnresponsiveCard(modal, context.settings().diagnostics(), context.unlessKiosk(leave));
    Optional<FileIntents> sending = Optional.ofNullable(context.beside().files());
    files = sending.map(wanted -> new FilesPane(wanted, windowLayout.files));
    drop = sending.map(wanted -> new FileDrop(wanted, this));
    // In the order in which the keys go round.
    below.getChildren().addAll(top(), due.corner(), pages, call, notices);
    files.ifPresent(below.getChildren()::add);
    drop.ifPresent(below.getChildren()::add);
    due.corner().setViewOrder(-2);
    notices.setViewOrder(-1);
    setAlignment(notices, Pos.BOTTOM_CENTER);
    files.ifPresent(pane -> pane.setViewOrder(-1));
    drop.ifPresent(over -> over.setViewOrder(-3));
    below.setVisible(false); // nothing is known yet
    below.setId("below");
    setId("window");
    getChildren().addAll(below, modal);
    follow();
  }

  private void follow() {
    windowLayout.people.addListener(of -> placeBeside());
    windowLayout.chat.addListener((of, was, is) -> turnChat(is));
    windowLayout.adding.addListener((of, was, is) -> turnAdding(is));
    below.disabledProperty().addListener(of -> placeNotices());
    pages.setPadding(new Insets(WindowLayout.BAR_HEIGHT + 24, 24, 24, 24));
    pages.getStyleClass().add("panels");
    dialogs.hasCamera().addListener(of -> placeSelf());
  }

  void render(PeerState newState) {
    state = newState;
    below.setVisible(true);
    Visibility.show(navBar, !state.phase().isBusy());
    navBar.render(state);
    notices.render(state);
    placeNotices();
    call.render(state);
    proof.render(state);
    peers.render(state);
    start.render(state);
    pages.setVisible(!state.phase().isBusy()); // with their ground, else a picture is drawn over it
    placeSelf();
    placeBeside();
    due.render(state);
    placeFront();
    dialogs.render(state);
    visit.inGroup(state.isGroup());
  }

  /**
   * The window is there. No button to begin with: Enter and Space do nothing by accident; a card
   * that has come already keeps the keyboard focus.
   */
  void begin() {
    if (modal.top() == null) {
      requestFocus();
    }
  }

  /** In a call, whether the picture has the window to itself. */
  void setQuiet(boolean quiet) {
    boolean hidden = quiet && isWatchable() && !call.isMenuShowing();
    call.setQuiet(hidden);
    setCursor(hidden ? Cursor.NONE : Cursor.DEFAULT);
  }

  /** What is shown of a call. */
  CallStage call() {
    return call;
  }

  /** Whether there is a picture that bars stand in the way of. */
  boolean isWatchable() {
    return state != null && state.calls().stream().anyMatch(one -> one.phase() == Phase.CONNECTED);
  }

  /** Whether the peer is on the screen, or was until the connection broke. */
  boolean isInCall() {
    return state != null && state.phase().isShowingPeer();
  }

  /**
   * Handles Escape: goes back one step, if there is one. It answers no call, and ends none that
   * both sides have agreed to.
   */
  void escape() {
    if (isMenuOpen() || modal.escape() || due.escape() || state == null) {
      return; // a menu closes itself
    }
    Phase phase = state.phase();
    if (!call.closeTop()
        && !turnedOff(windowLayout.files)
        && !turnedOff(windowLayout.people)
        && !(placedChat() && turnedOff(windowLayout.chat))) {
      if (phase == Phase.PREPARING_OFFER || phase == Phase.OFFERING) {
        intents.close();
      } else {
        windowLayout.fullScreen.set(false);
      }
    }
  }

  private boolean isMenuOpen() {
    return menu.isShowing()
        || javafx.stage.Window.getWindows().stream()
            .anyMatch(window -> window instanceof PopupControl && !(window instanceof Tooltip));
  }

  private static boolean turnedOff(BooleanProperty property) {
    boolean was = property.get();
    property.set(false);
    return was;
  }

  /** The conversation of the call; empty without a call, or where the peer has no chat. */
  private Optional<Conversation> conversation() {
    return isInCall()
        ? state.front().flatMap(front -> chat.with(front.peerId()))
        : Optional.empty();
  }

  /** Whether what was written is beside the call. */
  private boolean placedChat() {
    return windowLayout.chat.get() && conversation().isPresent();
  }

  /**
   * Shows the people in the whole window while there is no call, and beside a call if wanted; and
   * likewise what was written.
   */
  private void placeBeside() {
    boolean busy = state != null && state.phase().isBusy();
    chat.setInCall(busy ? state.front().orElseThrow().peerId() : null);
    call.chat(conversation());
    boolean people = busy && windowLayout.people.get();
    if (people) {
      call.showPeople(peers);
      peers.setVisible(true);
    } else if (busy && placedChat()) {
      call.showChat(chat);
      chat.setVisible(true);
    } else {
      call.showAlone();
    }
    if (!people) {
      start.takeBack();
    }
    if (!busy) {
      start.showChat(chat, chat.hasConversation());
    }
    lookAtChat();
  }

  /** The person opens or closes the chat: it takes the keys, or gives them back. */
  private void turnChat(boolean on) {
    placeBeside();
    if (on && placedChat()) {
      FxThread.later(chat::focusField); // not before the key that opened it has been typed
    } else if (!on && getScene() != null) {
      requestFocus();
    }
  }

  /** The person looks for somebody to add: the list takes the keys. */
  private void turnAdding(boolean on) {
    if (on) {
      FxThread.later(peers::focusList); // not before the key that opened it has been typed
    }
  }

  void conversations(List<Conversation> known) {
    chat.render(known);
    placeBeside();
  }

  /** What can be seen of the chat is read, if the person looks at the window. */
  void lookAtChat() {
    boolean inFront = getScene() != null && getScene().getWindow().isFocused();
    boolean busy = state != null && state.phase().isBusy();
    boolean placed = busy ? placedChat() : start.isShowingChat();
    if (inFront && placed && modal.top() == null) {
      chat.seen();
    }
  }

  /** Handles a letter while no text is being typed. */
  void press(KeyCode key) {
    if (modal.top() == null) {
      call.press(key);
    }
  }

  void devices(Map<DeviceChoices.Kind, DeviceChoices.Devices> devices) {
    menu.show(devices);
    call.devices(devices);
    dialogs.devices(devices);
    self.devices(devices);
  }

  void diagnostics(Diagnostics.Known known) {
    start.render(known);
    dialogs.diagnostics(known);
    unresponsive.render(known);
  }

  void proof(ProofState known) {
    proof.render(known);
    peers.proof(known);
  }

  void files(FileTransfers transfers) {
    files.ifPresent(pane -> pane.render(transfers));
    drop.ifPresent(over -> over.render(transfers));
    windowLayout.takesFiles.set(transfers.canSend());
    menu.hasFiles(!transfers.list().isEmpty());
  }

  void places(ChannelList.Known known) {
    start.render(known);
    invite.render(known);
    boolean home = known.here().kind() != ChannelList.Kind.ELSEWHERE;
    peers.place(home, !windowLayout.kiosk && StartPage.canInvite(known));
    menu.canLeave(!home);
    navBar.expose(known.here().exposed());
    call.expose(known.here().exposed());
    visit.render(known.visit());
    below.setVisible(below.isVisible() || !windowLayout.kiosk); // where to go does not wait
  }

  void recentCalls(RecentCalls.Known known) {
    recentCalls.render(known);
  }

  void stop() {
    navBar.stop();
    dialogs.stop();
    peers.stop();
    due.stop();
    modal.stop();
    notices.stop();
    call.stop();
    self.allow(false);
  }

  /** The camera is the call's, else that of the card that tries it, else the page's. */
  private void placeSelf() {
    boolean free = state != null && !state.phase().isBusy() && !dialogs.hasCamera().get();
    self.allow(free && !away && !windowLayout.kiosk);
  }

  /** Sets whether the window is minimised. */
  void setAway(boolean now) {
    away = now;
    placeSelf();
    placeNotices();
  }

  /** Above the buttons of a call, and over whatever else is there: nothing moves for a notice. */
  private void placeNotices() {
    boolean busy = state != null && state.phase().isBusy();
    setMargin(notices, new Insets(0, 16, busy ? WindowLayout.CALL_BAR_HEIGHT + 12 : 16, 16));
    files.ifPresent(pane -> placeFiles(pane, busy));
    notices.setUnseen(away || modal.top() != null);
  }

  /** In a call, off one's own picture; else off the people. */
  private void placeFiles(FilesPane pane, boolean busy) {
    setMargin(pane, getMargin(notices));
    setAlignment(pane, busy ? Pos.BOTTOM_LEFT : Pos.BOTTOM_RIGHT);
  }

  /** Leaves the channel for the one at home; a call ends first. */
  private void leaveChannel() {
    leaveConfirmation.toStart(state, channels::home);
  }

  /**
   * Leaves. A person in a call is asked first, unless Parley does not respond; a kiosk cannot be
   * left.
   */
  void leave() {
    if (windowLayout.kiosk) {
      return;
    }
    if (unresponsive.isDue()) {
      leave.run();
    } else {
      leaveConfirmation.leave(state, leave);
    }
  }

  private void placeFront() {
    leaveConfirmation.render(state);
    focus(call.isCalling() ? call.callingCard() : this);
  }

  /**
   * Gives the keyboard focus to a pane that comes to the front, but to none of its buttons: what a
   * person is typing at that moment presses nothing.
   */
  private void focus(Node newFront) {
    if (front != newFront && modal.top() == null) {
      front = newFront;
      front.requestFocus();
    }
  }

  /** The bar at the top; clicks beside it go through. */
  private VBox top() {
    VBox top = new VBox(12, navBar);
    top.setAlignment(Pos.TOP_CENTER);
    top.setMaxHeight(USE_PREF_SIZE);
    top.setPickOnBounds(false);
    top.setViewOrder(-1);
    setAlignment(top, Pos.TOP_CENTER);
    return top;
  }
}
