package dev.parley.view;

import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Tone;
import dev.parley.peer.Phase;
import dev.parley.words.Words;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * All that is in the window, in layers: the list of peers or the call, the bar above, and a card
 * over everything where one is due. JavaFX thread.
 */
final class WindowPane extends StackPane {
  private static final Words WORDS = Words.in(WindowPane.class);

  private final Intents intents;
  private final MainMenu menu;
  private final NavBar navBar;
  private final NoticeBar notice;
  private final NoticeBar note;
  private final PeersPanel peers;
  private final Message waiting = new Message("waiting", Feather.WIFI_OFF);
  private final CallStage call;
  private final OffersCard offers;
  private final RejoinCard rejoin;
  private final AboutCard about;
  private final StackPane panels;
  private final Runnable leave;
  private final Arrangement arrangement;
  private final StackPane corner = new StackPane();
  private final ModalPane modal;
  private final Modal rejoinModal;
  private final Modal offersModal;
  private final Modal aboutModal;
  private final HelpCard help;
  private final Modal helpModal;
  private final SettingsCard settings;
  private final Modal settingsModal;
  private final Question question;
  private final NameCard name;
  private Optional<String> asksName;
  private PeerState state;
  private Node front = this;

  WindowPane(
      Intents intents,
      Desk desk,
      Runnable leave,
      Taste taste,
      Arrangement arrangement,
      CallStage call) {
    this.intents = intents;
    this.call = call;
    this.leave = leave;
    this.arrangement = arrangement;
    arrangement.people.addListener(of -> placePeople());
    menu = new MainMenu(desk.machine(), this::about, this::leave);
    navBar = new NavBar(intents, desk.now(), menu, call::toggleStatistics);
    notice = new NoticeBar("notice", Feather.INFO, intents::dismissNotice);
    note = new NoticeBar("note", Feather.INFO, intents::dismissNote);
    peers = new PeersPanel(intents, desk.now(), this::changeName);
    offers = new OffersCard(intents, desk.now());
    rejoin = new RejoinCard(intents, this::leave);
    about = new AboutCard(desk.version(), this::closeAbout);
    panels = new StackPane(peers, waiting);
    notice.heightProperty().addListener(of -> keepClear());
    notice.visibleProperty().addListener(of -> keepClear());
    keepClear();
    VBox top = new VBox(12, navBar, notice, note);
    top.setAlignment(Pos.TOP_CENTER);
    top.setFillWidth(true);
    top.setMaxHeight(Region.USE_PREF_SIZE);
    top.setPickOnBounds(false);
    StackPane.setAlignment(top, Pos.TOP_CENTER);
    VBox.setMargin(notice, new Insets(0, 16, 0, 16));
    VBox.setMargin(note, new Insets(0, 16, 0, 16));
    corner.setPickOnBounds(false);
    corner.setPadding(new Insets(NavBar.HEIGHT + 12, 16, 16, 16));
    corner.setAlignment(Pos.TOP_RIGHT);
    StackPane below = new StackPane(panels, call, top, corner);
    below.setId("below");
    modal = new ModalPane(below, desk.now());
    question = new Question(modal);
    name = new NameCard(intents, modal);
    asksName = desk.asksName();
    rejoinModal = new Modal(rejoin, Modal.Rank.TROUBLE, null, false, rejoin.primary());
    offersModal = new Modal(offers, Modal.Rank.OFFER, offers::ignoreAll, false, null);
    aboutModal = Modal.dialog(about, this::closeAbout, about.primary());
    help = new HelpCard(desk.checks(), () -> showHelp(false));
    helpModal = Modal.dialog(help, () -> showHelp(false), help.primary());
    settings = new SettingsCard(taste, () -> showSettings(false));
    settingsModal = Modal.dialog(settings, () -> showSettings(false), settings.primary());
    menu.lead(
        "menu-settings", Feather.SETTINGS, WORDS.say("settings.open"), () -> showSettings(true));
    menu.lead("menu-help", Feather.HELP_CIRCLE, WORDS.say("help.open"), () -> showHelp(true));
    panels.getStyleClass().add("panels");
    setId("window");
    getChildren().addAll(below, modal);
  }

  void render(PeerState newState) {
    state = newState;
    boolean busy = state.phase().isBusy();
    boolean online = state.status().tone() == Tone.GOOD;
    navBar.render(state);
    notice.render(state.notice());
    note.render(state.media().note());
    call.render(state);
    peers.render(state);
    panels.setVisible(!busy); // with their ground, which a picture would have to be drawn over
    placePeople();
    waiting.setVisible(!busy && !online);
    waiting.picture(state.status().tone() == Tone.BAD ? Feather.WIFI_OFF : Feather.WIFI);
    boolean told = RejoinCard.belongsTo(state.status()); // then the card says it
    waiting.say(
        ShownText.sentence(state.status().text()),
        told ? "" : ShownText.sentence(state.status().detail()));
    rejoin.render(state.status());
    offers.render(state);
    placeCards();
    name.render(state);
    asksName.ifPresent(name::askFirst);
    asksName = Optional.empty(); // once
  }

  /** The person wants to be seen under another name. */
  void changeName() {
    name.change();
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

  /** Escape: takes away what lies on top, if there is anything. */
  void escape() {
    if (menu.isShowing() || state == null) {
      return; // the menu closes itself
    }
    if (modal.escape()) {
      return;
    }
    if (!state.offers().isEmpty()) {
      offers.ignoreAll();
    } else if (call.isCalling()) {
      intents.close();
    } else if (!call.closeStatistics() && !turnedOff(arrangement.people)) {
      dismiss();
    }
  }

  private static boolean turnedOff(BooleanProperty property) {
    boolean was = property.get();
    property.set(false);
    return was;
  }

  private void dismiss() {
    if (!state.media().note().isBlank()) {
      intents.dismissNote();
    } else if (!state.notice().isBlank()) {
      intents.dismissNotice();
    } else {
      arrangement.fullScreen.set(false);
    }
  }

  /**
   * Those who are here have the window while there is no call, and a part of it if wanted in one.
   */
  private void placePeople() {
    boolean busy = state != null && state.phase().isBusy();
    boolean online = state != null && state.status().tone() == Tone.GOOD;
    boolean beside = busy && arrangement.people.get();
    call.showPeople(beside ? peers : null);
    if (!beside && peers.getParent() != panels) {
      panels.getChildren().add(0, peers);
    }
    peers.setVisible(beside || (!busy && online));
  }

  /** A letter, while nobody writes. */
  void press(KeyCode key) {
    if (modal.top() == null) {
      call.press(key);
    }
  }

  void devices(Map<Machine.Kind, Machine.Devices> devices) {
    menu.show(devices);
    settings.show(devices);
  }

  void places(Places.Known known) {}

  void stop() {
    navBar.stop();
    help.setOpen(false);
    peers.stop();
    offers.stop();
    call.stop();
  }

  /** The panels begin below the bar, and below the notice where there is one. */
  private void keepClear() {
    double above = NavBar.HEIGHT + (notice.isVisible() ? notice.getHeight() + 12 : 0);
    panels.setPadding(new Insets(above + 24, 24, 24, 24));
  }

  /** Leaves; with a peer on the screen the person is asked first, since it may be a slip. */
  void leave() {
    if (state == null || !state.phase().isShowingPeer()) {
      leave.run();
      return;
    }
    String name = state.partner().map(peer -> ShownText.name(peer.name())).orElse("");
    question.ask(
        WORDS.say("leave.question", name), WORDS.say("leave.words"), WORDS.say("leave.yes"), leave);
  }

  private void showSettings(boolean wanted) {
    modal.want(settingsModal, wanted);
  }

  /** What to do about troubles, and the check. */
  void showHelp(boolean wanted) {
    modal.want(helpModal, wanted);
    help.setOpen(wanted);
  }

  private void about() {
    modal.want(aboutModal, true);
  }

  private void closeAbout() {
    modal.want(aboutModal, false);
  }

  /** The most urgent card alone is modal; in a call offers keep to a corner, off the faces. */
  private void placeCards() {
    boolean busy = state.phase().isBusy();
    boolean offered = !state.offers().isEmpty();
    boolean cornered = offered && busy;
    if (!cornered) {
      corner.getChildren().clear();
    }
    modal.want(offersModal, offered && !busy);
    modal.want(rejoinModal, RejoinCard.belongsTo(state.status()) && !busy);
    if (cornered && corner.getChildren().isEmpty()) {
      offers.setVisible(true);
      corner.getChildren().add(offers);
    }
    if (!state.phase().isShowingPeer()) {
      question.withdraw();
    }
    focus(call.isCalling() ? call.callingCard() : this);
  }

  /**
   * Whatever comes to the front takes the keys, and no button of it: what a person was typing when
   * it came presses nothing.
   */
  private void focus(Node newFront) {
    if (front != newFront && modal.top() == null) {
      front = newFront;
      front.requestFocus();
    }
  }
}
