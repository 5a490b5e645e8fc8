package dev.parley.view.call;

import dev.parley.call.PictureKind;
import dev.parley.peer.PeerState;
import dev.parley.peer.PeerState.Call;
import dev.parley.view.pointer.PointerLayer;
import dev.parley.view.tiles.NoVideoPlaceholder;
import dev.parley.view.tiles.TileGrid;
import dev.parley.view.video.VideoPane;
import dev.parley.view.video.VideoSlots;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/**
 * Holds the peers' pictures and puts each where it belongs: one alone has all the room, several
 * have a tile each; and one is in the small window while that is open. JavaFX thread.
 */
final class CallPictures extends Pane {
  private final VideoSlots video;
  private final WindowLayout windowLayout;
  private final TileGrid tiles;
  private final SmallWindow small;
  private final PointerLayer pointerLayer;
  private final NoVideoPlaceholder noVideoPlaceholder = new NoVideoPlaceholder("faceless");
  private final ChangeListener<Boolean> onPicture = (of, was, is) -> showPlaceholder();

  /** Who has all the room in a call of two; null before the first. */
  private VideoPane remote;

  private Runnable onPlaced = () -> {};
  private PeerState state;
  private boolean inCall;
  private boolean grouped;

  CallPictures(
      VideoSlots video,
      WindowLayout windowLayout,
      TileGrid tiles,
      SmallWindow small,
      PointerLayer pointerLayer) {
    this.video = video;
    this.windowLayout = windowLayout;
    this.tiles = tiles;
    this.small = small;
    this.pointerLayer = pointerLayer;
    setPickOnBounds(false);
    getChildren().addAll(noVideoPlaceholder, tiles, pointerLayer);
    tiles.onProminent(this::place);
    windowLayout.small.addListener(of -> place());
  }

  /** What to run when another picture may be the one that can be pointed at. */
  void onPlaced(Runnable act) {
    onPlaced = act;
  }

  void render(PeerState newState) {
    state = newState;
    inCall = state.phase().isShowingPeer();
    grouped = inCall && state.isGroup();
    video.use(state.calls().stream().map(Call::peerId).toList());
    for (Call call : state.calls()) {
      video
          .remotePane(call.peerId())
          .ifPresent(
              pane -> {
                pane.setOpen(call.phase().isNegotiable());
                pane.setBlind(call.media().peer().picture() == PictureKind.NONE);
              });
    }
    state.front().ifPresent(noVideoPlaceholder::render);
    tiles.render(state, grouped);
    place();
    state.calls().stream().filter(this::isProminent).findFirst().ifPresent(small::render);
  }

  private boolean isProminent(Call call) {
    return !grouped || call.peerId().equals(tiles.prominent());
  }

  /** Whether each has a tile. */
  boolean isGrouped() {
    return grouped;
  }

  /** Whether a peer shows a screen that can be pointed at. */
  boolean hasScreen() {
    return inCall && (grouped ? tiles.screen().isPresent() : isScreen());
  }

  /** Whether the one peer shows a screen, which has its room to itself. */
  boolean isScreen() {
    return inCall
        && !grouped
        && state.front().filter(one -> sends(one) == PictureKind.SCREEN).isPresent();
  }

  private static PictureKind sends(Call call) {
    return call.media().peer().picture();
  }

  /** The peer's picture is in the large window or in the small one. */
  private void place() {
    if (state == null) {
      return;
    }
    useRemote(state.front().flatMap(call -> video.remotePane(call.peerId())));
    Optional<String> lent =
        Optional.of(tiles.prominent()).filter(id -> windowLayout.small.get() && grouped);
    tiles.lend(lent);
    if (windowLayout.small.get() && inCall) {
      lent.flatMap(video::remotePane).or(() -> Optional.ofNullable(remote)).ifPresent(small::open);
    } else {
      small.close();
    }
    if (remote != null && !grouped && !small.has(remote) && remote.getParent() != this) {
      remote.setId("remote-video");
      remote.setCover(false);
      remote.setCornerRadius(0);
      getChildren().add(getChildren().indexOf(noVideoPlaceholder) + 1, remote);
    }
    if (remote != null) {
      remote.setVisible(inCall);
    }
    showPlaceholder();
    pointerLayer.over(pointedAt());
    onPlaced.run();
  }

  private Optional<VideoPane> pointedAt() {
    return grouped ? tiles.screenPane() : Optional.ofNullable(remote);
  }

  private void useRemote(Optional<VideoPane> next) {
    VideoPane wanted = next.orElse(remote); // after a call, the last one stays
    if (wanted != remote) {
      if (remote != null) {
        remote.pictureProperty().removeListener(onPicture);
        getChildren().remove(remote);
      }
      remote = wanted;
      remote.pictureProperty().addListener(onPicture);
    }
  }

  private void showPlaceholder() {
    noVideoPlaceholder.setVisible(
        inCall && !grouped && remote != null && !remote.pictureProperty().get());
  }

  /** Whether it is the picture that was clicked at, and nothing over it. */
  boolean isPicture(Node target) {
    return target == this
        || target != null && (target == remote || target.getParent() == remote && remote != null);
  }

  /**
   * Sets where things are.
   *
   * @param top where the middle begins that nothing covers
   * @param faceEnd where it ends for the face of one who sends no picture
   * @param tilesEnd where it ends for tiles
   */
  void arrange(double margin, double top, double faceEnd, double tilesEnd) {
    double wide = getWidth();
    noVideoPlaceholder.resizeRelocate(0, top, wide, Math.max(0, faceEnd - top));
    if (grouped) {
      tiles.resizeRelocate(
          margin, top, Math.max(0, wide - 2 * margin), Math.max(0, tilesEnd - top));
      tiles.layout();
      tiles.screen().ifPresent(this::placePointer);
    }
  }

  private void placePointer(Bounds at) {
    pointerLayer.resizeRelocate(at.getMinX(), at.getMinY(), at.getWidth(), at.getHeight());
  }

  /** Where the one picture is. */
  void arrangeRemote(double top, double high) {
    if (remote != null && remote.getParent() == this) {
      remote.resizeRelocate(0, top, getWidth(), high);
      pointerLayer.resizeRelocate(0, top, getWidth(), high);
    }
  }

  @Override
  protected void layoutChildren() {} // by whoever knows what is around it
}
