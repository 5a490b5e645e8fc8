package dev.parley.view;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.view.call.CallStage;
import dev.parley.view.call.WindowLayout;
import dev.parley.view.kit.Alarm;
import dev.parley.view.kit.ModalPane;
import dev.parley.view.people.PeersPanel;
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
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
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
  private final NoticeBar notice;
  private final NoticeBar note;
  private final PeersPanel peers;
  private final CallStage call;
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
    call = new CallStage(intents, context.now(), context.devices(), windowLayout, video);
    self = new SelfPreview(context.devices(), windowLayout.preferences, video.newPreviewPane());
    modal = new ModalPane(below, context.now());
    visit = new VisitCard(context.channels(), modal);
    dialogs = new Dialogs(intents, context.settings(), modal, video.newPreviewPane());
    context.options().asksName().ifPresent(dialogs::askName);
    invite = new InviteCard(context.channels(), modal);
    menu = new MainMenu(context.devices(), dialogs, this::leaveChannel, this::leave);
    channels = context.channels();
    navBar =
        new NavBar(
            intents,
            context.now(),
            context.unlessKiosk(menu),
            call::toggleStatistics,
            context.unlessKiosk(
                new NavBar.Doors(dialogs::changeName, dialogs::settings, dialogs::help)));
    notice = new NoticeBar("notice", intents::dismissNotice);
    note = new NoticeBar("note", intents::dismissNote);
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
    pages = new StackPane(start);
    leaveConfirmation = new LeaveConfirmation(modal);
    unresponsive =
        new UnresponsiveCard(modal, context.settings().diagnostics(), context.unlessKiosk(leave));
    // In the order in which the keys go round.
    below.getChildren().addAll(top(), due.corner(), pages, call);
    due.corner().setViewOrder(-2);
    below.setVisible(false); // nothing is known yet
    below.setId("below");
    setId("window");
    getChildren().addAll(below, modal);
    follow();
  }

  private void follow() {
    windowLayout.people.addListener(of -> placePeople());
    notice.heightProperty().addListener(of -> keepClear());
    notice.visibleProperty().addListener(of -> keepClear());
    keepClear();
    pages.getStyleClass().add("panels");
    dialogs.hasCamera().addListener(of -> placeSelf());
  }

  void render(PeerState newState) {
    state = newState;
    below.setVisible(true);
    navBar.render(state);
    notice.render(state.notice());
    note.render(state.local().note());
    call.render(state);
    peers.render(state);
    start.render(state);
    pages.setVisible(!state.phase().isBusy()); // with their ground, else a picture is drawn over it
    placeSelf();
    placePeople();
    due.render(state);
    placeFront();
    dialogs.render(state);
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
    boolean hidden = quiet && isWatchable() && !menu.isShowing() && !call.isMenuShowing();
    navBar.setVisible(!hidden);
    call.setQuiet(hidden);
    setCursor(hidden ? Cursor.NONE : Cursor.DEFAULT);
  }

  /** Whether there is a picture that bars stand in the way of. */
  boolean isWatchable() {
    return state != null && state.phase() == Phase.CONNECTED;
  }

  /** Whether the peer is on the screen, or was until the connection broke. */
  boolean isInCall() {
    return state != null && state.phase().isShowingPeer();
  }

  /** Handles Escape: closes what lies on top, if there is anything. */
  void escape() {
    if (menu.isShowing() || state == null) {
      return; // the menu closes itself
    }
    if (modal.escape()) {
      return;
    }
    if (!state.offers().isEmpty()) {
      due.ignoreOffers();
    } else if (call.isCalling()) {
      intents.close();
    } else if (!call.closeStatistics() && !turnedOff(windowLayout.people)) {
      dismiss();
    }
  }

  private static boolean turnedOff(BooleanProperty property) {
    boolean was = property.get();
    property.set(false);
    return was;
  }

  private void dismiss() {
    if (!state.local().note().isBlank()) {
      intents.dismissNote();
    } else if (!state.notice().isBlank()) {
      intents.dismissNotice();
    } else {
      windowLayout.fullScreen.set(false);
    }
  }

  /** Shows the people in the whole window while there is no call, and beside a call if wanted. */
  private void placePeople() {
    boolean beside = state != null && state.phase().isBusy() && windowLayout.people.get();
    call.showPeople(beside ? peers : null);
    if (beside) {
      peers.setVisible(true);
    } else {
      start.takeBack();
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
    dialogs.devices(devices);
    self.devices(devices);
  }

  void diagnostics(Diagnostics.Known known) {
    start.render(known);
    dialogs.diagnostics(known);
    unresponsive.render(known);
  }

  void places(ChannelList.Known known) {
    start.render(known);
    invite.render(known);
    boolean home = known.here().kind() != ChannelList.Kind.ELSEWHERE;
    peers.place(home, !windowLayout.kiosk && StartPage.canInvite(known));
    menu.canLeave(!home);
    navBar.expose(known.here().exposed());
    visit.render(known.visit());
    below.setVisible(below.isVisible() || !windowLayout.kiosk); // where to go does not wait
  }

  void stop() {
    navBar.stop();
    dialogs.stop();
    peers.stop();
    due.stop();
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
  }

  /** The panels begin below the bar, and below the notice where there is one. */
  private void keepClear() {
    double above = WindowLayout.BAR_HEIGHT + (notice.isVisible() ? notice.getHeight() + 12 : 0);
    pages.setPadding(new Insets(above + 24, 24, 24, 24));
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

  /** The bar at the top, and below it what is said for a while; clicks beside it go through. */
  private VBox top() {
    VBox top = new VBox(12, navBar, notice, note);
    top.setAlignment(Pos.TOP_CENTER);
    top.setMaxHeight(USE_PREF_SIZE);
    top.setPickOnBounds(false);
    top.setViewOrder(-1);
    VBox.setMargin(notice, new Insets(0, 16, 0, 16));
    VBox.setMargin(note, new Insets(0, 16, 0, 16));
    setAlignment(top, Pos.TOP_CENTER);
    return top;
  }
}
