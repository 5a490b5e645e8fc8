package dev.parley.view.call;

import dev.parley.call.PictureKind;
import dev.parley.peer.Intents;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.peer.PeerState.Media;
import dev.parley.peer.Phase;
import dev.parley.view.settings.DeviceChoices;
import dev.parley.view.video.VideoPane;
import dev.parley.view.video.VideoSlots;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/**
 * Shows the videos of a call and the controls over them: the self-view fills the window while
 * calling; in a call the peer's video does, with the self-view in a corner. JavaFX thread.
 */
public final class CallStage extends StackPane {
  private static final double MARGIN = 20;

  private final VideoPane remote;
  private final NoVideoPlaceholder noVideoPlaceholder = new NoVideoPlaceholder();
  private final PictureInPictureCorners pictureInPictureCorners;
  private final CallingCard calling;
  private final FrozenOverlay frozenOverlay;
  private final CallBar bar;
  private final PeopleDrawer drawer;
  private final SmallWindow small;
  private final WindowLayout windowLayout;
  private final StatisticsPane statistics = new StatisticsPane(this::toggleStatistics);
  private final SidePane sidePane = new SidePane(statistics);

  /** What had the keyboard focus before the statistics. */
  private Node before = this;

  private boolean inCall;

  public CallStage(
      Intents intents,
      Supplier<Duration> now,
      DeviceChoices deviceChoices,
      WindowLayout windowLayout,
      VideoSlots video) {
    remote = video.remotePane();
    setId("call");
    getStyleClass().add("call-stage");
    remote.setId("remote-video");
    pictureInPictureCorners =
        new PictureInPictureCorners(video.localPane(), windowLayout.preferences);
    calling = new CallingCard(intents);
    frozenOverlay = new FrozenOverlay(now);
    bar = new CallBar(intents, deviceChoices, windowLayout);
    drawer = new PeopleDrawer(() -> windowLayout.people.set(false));
    small = new SmallWindow(intents, () -> windowLayout.small.set(false));
    this.windowLayout = windowLayout;
    StackPane.setAlignment(bar, Pos.BOTTOM_CENTER);
    StackPane.setMargin(calling, new Insets(16));
    remote
        .pictureProperty()
        .addListener((of, was, is) -> noVideoPlaceholder.setVisible(inCall && !is));
    // The order in which the keys go round: from the top to the bottom, then to the drawer.
    getChildren()
        .addAll(
            noVideoPlaceholder,
            remote,
            sidePane,
            pictureInPictureCorners,
            frozenOverlay,
            bar,
            drawer,
            calling);
    sidePane.setViewOrder(-1);
    drawer.setViewOrder(-1);
    calling.setViewOrder(-2);
    StackPane.setAlignment(drawer, Pos.CENTER_RIGHT);
    widthProperty().addListener(of -> makeRoom());
    makeRoom();
    addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    windowLayout.small.addListener(of -> placeRemote());
  }

  public void render(PeerState state) {
    Phase phase = state.phase();
    PictureKind picture = state.front().map(Call::media).orElse(Media.ALL).peer().picture();
    inCall = phase.isShowingPeer();
    setVisible(phase.isBusy());
    remote.setOpen(phase.isNegotiable());
    remote.setBlind(picture == PictureKind.NONE);
    remote.setVisible(inCall);
    state
        .front()
        .ifPresent(
            call -> {
              noVideoPlaceholder.render(call);
              calling.render(call);
            });
    noVideoPlaceholder.setVisible(inCall && !remote.pictureProperty().get());
    calling.setVisible(CallingCard.belongsTo(phase));
    pictureInPictureCorners.render(state);
    frozenOverlay.render(state);
    bar.render(state);
    small.render(state);
    statistics.render(state);
    if (!inCall) {
      closeStatistics();
      windowLayout.small.set(false);
    }
  }

  /** Shows the list of people beside the call; null for none. */
  public void showPeople(Node list) {
    drawer.setVisible(list != null);
    if (list != null) {
      drawer.hold(list);
    }
    makeRoom();
  }

  /** Beside the drawer where there is room for both, under it where there is not. */
  private void makeRoom() {
    boolean beside = drawer.isVisible() && getWidth() >= CallBar.WIDE + PeopleDrawer.WIDTH;
    double taken = beside ? PeopleDrawer.WIDTH : 0;
    for (Node part : List.of(noVideoPlaceholder, remote, pictureInPictureCorners)) {
      StackPane.setMargin(part, new Insets(0, taken, 0, 0));
    }
    StackPane.setMargin(bar, new Insets(MARGIN, MARGIN + taken, MARGIN, MARGIN));
    StackPane.setMargin(frozenOverlay, new Insets(MARGIN, MARGIN + taken, MARGIN, MARGIN));
    bar.setNarrow(getWidth() - taken < CallBar.WIDE);
  }

  /** The peer's picture is in the large window or in the small one. */
  private void placeRemote() {
    if (windowLayout.small.get() && inCall) {
      small.open(remote);
    } else if (small.close() != null) {
      getChildren().add(getChildren().indexOf(noVideoPlaceholder) + 1, remote);
    }
  }

  /** A double click on the picture, and on nothing over it. */
  private void clicked(MouseEvent event) {
    boolean onPicture =
        event.getTarget() == this
            || event.getTarget() instanceof Node target && target.getParent() == remote;
    boolean twice = event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2;
    if (twice && (onPicture || event.getTarget() == remote)) {
      WindowLayout.toggle(windowLayout.fullScreen);
    }
  }

  /** Shows the figures of the call, or takes them away. */
  public void toggleStatistics() {
    if (!closeStatistics() && inCall) {
      before = getScene().getFocusOwner();
      statistics.setOpen(true);
      statistics.requestFocus();
    }
  }

  /** Whether the figures were there. */
  public boolean closeStatistics() {
    boolean open = statistics.isVisible();
    boolean hadKeys = open && sidePane.hasKeys();
    statistics.setOpen(false);
    if (hadKeys && before != null) {
      before.requestFocus();
    }
    return open;
  }

  /** Hides everything over the picture but what must always be visible. */
  public void setQuiet(boolean quiet) {
    bar.setVisible(!quiet);
  }

  /** Does what the key is for, if there is a call. */
  public void press(KeyCode key) {
    if (isVisible()) {
      bar.press(key);
    }
  }

  /** Whether a menu is open that must not go with the bar. */
  public boolean isMenuShowing() {
    return bar.isMenuShowing() || pictureInPictureCorners.isMenuShowing();
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
    frozenOverlay.stop();
    small.close();
  }
}
