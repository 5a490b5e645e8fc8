package dev.parley.view.call;

import dev.parley.data.card.CallCard;
import dev.parley.data.chat.Conversation;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.pointer.PointerState;
import dev.parley.data.tiles.TileSizes;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.Phase;
import dev.parley.text.Words;
import dev.parley.view.kit.Card;
import dev.parley.view.pointer.PointerLayer;
import dev.parley.view.settings.DeviceChoices.Devices;
import dev.parley.view.settings.DeviceChoices.Kind;
import dev.parley.view.tiles.TileDoors;
import dev.parley.view.tiles.TileGrid;
import dev.parley.view.video.VideoSlots;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * Shows the videos of a call and the controls over them: the self-view fills the window while
 * calling; in a call the peer's video does, with the self-view in a corner. A screen that the peer
 * shares has its room to itself: everything else stands beside it. JavaFX thread.
 */
public final class CallStage extends Pane {
  private static final Words WORDS = Words.in(CallStage.class);
  private static final double MARGIN = 12;
  private static final double GAP = 8;

  /** What stays free around the middle of a picture. */
  private static final double FREE = 20;

  /** Wide enough for three tiles of the picker. */
  private static final double PICKER_WIDTH = 640;

  private final CallPictures pictures;
  private final TileGrid tiles;
  private final PictureInPictureCorners pictureInPictureCorners;
  private final CallingCard calling = new CallingCard();
  private final FrozenOverlay frozenOverlay;
  private final CallOverlay overlay;
  private final CallBar bar;
  private final SideDrawer drawer;
  private final SmallWindow small;
  private final SharingBar sharingBar;
  private final WindowLayout windowLayout;
  private final StatisticsPane statistics = new StatisticsPane(this::toggleStatistics);
  private final SharePicker picker;
  private final PointerLayer pointerLayer;

  /** What had the keyboard focus before the statistics or the picker. */
  private Node before = this;

  private boolean inCall;

  private PointerState pointing = PointerState.NONE;

  public CallStage(
      Intents intents,
      Supplier<Duration> now,
      CallDoors doors,
      WindowLayout windowLayout,
      VideoSlots video) {
    this.windowLayout = windowLayout;
    setId("call");
    getStyleClass().add("call-stage");
    pictureInPictureCorners =
        new PictureInPictureCorners(video.localPane(), windowLayout.preferences);
    frozenOverlay = new FrozenOverlay(now);
    pointerLayer = new PointerLayer(doors.pointer());
    tiles =
        new TileGrid(
            video,
            windowLayout.preferences,
            new TileDoors(doors.proof()::shield, this::toggleStatistics, intents::block),
            now,
            pictureInPictureCorners.items());
    overlay = new CallOverlay(intents, now, doors, this::toggleStatistics, pointerLayer.button());
    picker = new SharePicker(doors.devices(), intents, this::keepFocus);
    bar = new CallBar(intents, doors, windowLayout, picker, this::toggleStatistics);
    drawer =
        new SideDrawer(
            () -> {
              windowLayout.people.set(false);
              windowLayout.chat.set(false);
            });
    small = new SmallWindow(intents, windowLayout);
    pictures = new CallPictures(video, windowLayout, tiles, small, pointerLayer);
    sharingBar = new SharingBar(intents, doors.pointer(), () -> getScene().getWindow());
    // The order in which the keys go round: from the top to the bottom, then to the drawer.
    getChildren()
        .addAll(
            pictures,
            overlay,
            statistics,
            pictureInPictureCorners,
            frozenOverlay,
            calling,
            picker,
            bar,
            drawer);
    overlay.setViewOrder(-1);
    statistics.setViewOrder(-1);
    picker.setViewOrder(-2);
    drawer.setViewOrder(-2);
    widthProperty().addListener(of -> makeRoom());
    drawer.visibleProperty().addListener(of -> makeRoom());
    statistics.visibleProperty().addListener(of -> requestLayout());
    picker.visibleProperty().addListener(of -> requestLayout());
    makeRoom();
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    pictures.onPlaced(this::renderPointer);
  }

  public void render(PeerState state) {
    Phase phase = state.phase();
    inCall = phase.isShowingPeer();
    setVisible(phase.isBusy());
    pictures.render(state);
    calling.render(state);
    calling.setVisible(CallingCard.belongsTo(phase));
    overlay.render(state);
    pictureInPictureCorners.render(state, pictures.isGrouped());
    frozenOverlay.render(state);
    picker.render(phase.isBusy(), state.local().wanted());
    bar.render(state);
    small.render(state);
    sharingBar.render(state);
    renderPointer();
    statistics.render(state);
    if (!inCall) {
      closeStatistics();
      windowLayout.small.set(false);
    }
    requestLayout();
  }

  /** The devices to choose from. */
  public void devices(Map<Kind, Devices> known) {
    bar.devices(known);
    if (known.containsKey(Kind.MICROPHONE)) {
      overlay.microphones(known.get(Kind.MICROPHONE));
    }
  }

  /** Whether each of the peers hears and sees this side. */
  public void hearing(Map<String, Hearing> now) {
    bar.hearing(now);
    overlay.hearing(now);
    requestLayout();
  }

  /** The running call, summed up so far. */
  public void card(CallCard card) {
    statistics.card(card);
  }

  /** Whether others on the way to the server can read and change what is sent. */
  public void expose(boolean is) {
    overlay.expose(is);
  }

  /** What may be pointed at. */
  public void render(PointerState state) {
    pointing = state;
    renderPointer();
  }

  private void renderPointer() {
    pointerLayer.render(pointing, pictures.hasScreen() && !windowLayout.small.get());
    sharingBar.render(pointing);
  }

  /** How loud each of several is. */
  public void levels(Map<String, Double> levels) {
    tiles.levels(levels);
  }

  /** Who takes how large the picture of each of several is here. */
  public void onSizes(TileSizes taker) {
    tiles.onSizes(taker);
  }

  /** What was written with the peer; empty where its program has no chat. */
  public void chat(Optional<Conversation> conversation) {
    bar.chat(conversation);
  }

  /** Shows nothing beside the call. */
  public void showAlone() {
    drawer.setVisible(false);
  }

  /** Shows the list of people beside the call. */
  public void showPeople(Node list) {
    drawer.hold(list, "people", WORDS.say("drawer.title"), WORDS.say("drawer.close"));
  }

  /** Shows what was written beside the call. */
  public void showChat(Node chat) {
    drawer.hold(chat, "chat", WORDS.say("chat.title"), WORDS.say("chat.hide"));
  }

  private double besideDrawer() {
    boolean beside = drawer.isVisible() && getWidth() >= CallBar.ROOM_FOR_WORDS + SideDrawer.WIDTH;
    return getWidth() - (beside ? SideDrawer.WIDTH : 0);
  }

  private void makeRoom() {
    bar.setRoom(besideDrawer());
    requestLayout();
  }

  /** Beside the drawer where there is room for both, under it where there is not. */
  @Override
  protected void layoutChildren() {
    double wide = besideDrawer();
    double high = getHeight();
    double barWide = Math.min(wide - GAP, Math.ceil(bar.prefWidth(-1)));
    double barTop = high - MARGIN - CallBar.HEIGHT;
    bar.resizeRelocate(Math.rint((wide - barWide) / 2), barTop, barWide, CallBar.HEIGHT);
    boolean screen = pictures.isScreen();
    double own = screen ? pictureInPictureCorners.stripWidth() : 0;
    double overlayWide = wide - 2 * MARGIN - (own > 0 ? own + GAP : 0);
    double overlayHigh = Math.ceil(overlay.prefHeight(overlayWide));
    overlay.resizeRelocate(MARGIN, MARGIN, overlayWide, overlayHigh);
    double top = MARGIN + overlayHigh + (overlayHigh > 0 ? GAP : 0);
    double strip = Math.max(top, own > 0 ? MARGIN + own * 9 / 16 + GAP : 0);
    double remoteTop = screen ? strip : 0;
    double remoteHigh = Math.max(0, (screen ? barTop - GAP : high) - remoteTop);
    pictureInPictureCorners.resizeRelocate(0, 0, wide, high);
    pictureInPictureCorners.arrange(screen ? MARGIN : top, barTop, barWide, screen);
    pictures.resizeRelocate(0, 0, wide, high);
    pictures.arrangeRemote(remoteTop, remoteHigh);
    pictures.arrange(MARGIN, top, pictureInPictureCorners.middleEnd(), barTop - GAP);
    middle(frozenOverlay, wide, remoteTop, remoteTop + remoteHigh);
    middle(calling, wide, top, barTop - GAP);
    placeStatistics(wide, top, barTop - GAP);
    double pickerWide = Math.min(PICKER_WIDTH, wide - 2 * MARGIN);
    double pickerHigh = Math.min(barTop - GAP - top, Math.ceil(picker.prefHeight(pickerWide)));
    picker.resizeRelocate(
        Math.rint((wide - pickerWide) / 2), barTop - GAP - pickerHigh, pickerWide, pickerHigh);
    double drawerWide = Math.min(SideDrawer.WIDTH, getWidth());
    boolean over = wide == getWidth();
    drawer.resizeRelocate(
        getWidth() - drawerWide, 0, drawerWide, over ? Math.max(0, barTop - GAP) : high);
  }

  private static void middle(Region part, double wide, double top, double end) {
    double partWide =
        Math.min(wide - 2 * MARGIN, Math.ceil(Math.min(part.maxWidth(-1), part.prefWidth(-1))));
    double partHigh = Math.ceil(part.prefHeight(partWide));
    part.resizeRelocate(
        Math.rint((wide - partWide) / 2),
        Math.rint(Math.max(top, top + (end - top - partHigh) / 2)),
        partWide,
        partHigh);
  }

  /** Under the bars that open it, and off the middle of the picture where there is room. */
  private void placeStatistics(double wide, double top, double end) {
    boolean narrow = wide < 720; // half the window is too little to read in
    double paneWide =
        narrow ? wide - 2 * MARGIN : Math.min(statistics.maxWidth(-1), wide / 2 - 3 * MARGIN);
    double room = narrow ? getHeight() / 2 - FREE - top : end - top;
    double paneHigh = Math.min(room, statistics.prefHeight(paneWide));
    statistics.resizeRelocate(MARGIN, top, Math.floor(paneWide), Math.floor(Math.max(0, paneHigh)));
  }

  /** A double click on the picture, and on nothing over it. */
  private void clicked(MouseEvent event) {
    boolean onPicture =
        event.getTarget() == this
            || event.getTarget() instanceof Node target && pictures.isPicture(target);
    boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
    if (twice && onPicture) {
      WindowLayout.toggle(windowLayout.fullScreen);
    }
  }

  /** Shows the figures of the call, or takes them away; of several, those with the first. */
  private void toggleStatistics() {
    toggleStatistics("");
  }

  private void toggleStatistics(String peerId) {
    boolean other = statistics.isVisible() && !peerId.isEmpty() && !statistics.isAbout(peerId);
    statistics.about(peerId);
    if (other) {
      return; // it stays open
    }
    if (!closeStatistics() && inCall) {
      before = getScene().getFocusOwner();
      statistics.setOpen(true);
      statistics.requestFocus();
    }
  }

  private boolean closeStatistics() {
    boolean open = statistics.isVisible();
    giveBack(statistics);
    statistics.setOpen(false);
    return open;
  }

  /** The picker opens or closes. */
  private void keepFocus() {
    if (picker.isVisible()) {
      giveBack(picker);
    } else {
      before = getScene().getFocusOwner();
    }
  }

  /** The keys go back to where they were, if the card has them. */
  private void giveBack(Card card) {
    Node at = getScene() == null ? null : getScene().getFocusOwner();
    while (at != null && at != card) {
      at = at.getParent();
    }
    if (card.isVisible() && at == card && before != null) {
      before.requestFocus();
    }
  }

  /** Closes the picker, else the statistics; whether one of them was open. */
  public boolean closeTop() {
    giveBack(picker);
    return picker.close() || closeStatistics();
  }

  /** Hides everything over the picture but what must always be visible. */
  public void setQuiet(boolean quiet) {
    bar.setVisible(!quiet);
    overlay.setQuiet(quiet);
  }

  /** Does what the key is for, if there is a call. */
  public void press(KeyCode key) {
    if (isVisible()) {
      bar.press(key);
    }
  }

  /** Whether something is open that must not go with the bar. */
  public boolean isMenuShowing() {
    return picker.isVisible()
        || bar.isMenuShowing()
        || tiles.isMenuShowing()
        || pictureInPictureCorners.isMenuShowing();
  }

  /** Whether Escape takes back a call that is being made. */
  public boolean isCalling() {
    return isVisible() && calling.isVisible();
  }

  /** What has the keyboard focus while a call is being made. */
  public Node callingCard() {
    return calling;
  }

  /** No tick after this. */
  public void stop() {
    overlay.stop();
    frozenOverlay.stop();
    small.close();
    sharingBar.close();
  }
}
