package dev.parley.view.tiles;

import dev.parley.data.tiles.TileSize;
import dev.parley.data.tiles.TileSizes;
import dev.parley.peer.PeerState;
import dev.parley.settings.Preferences.Toggle;
import dev.parley.view.settings.PreferencesModel;
import dev.parley.view.tiles.TileLayout.Place;
import dev.parley.view.video.VideoPane;
import dev.parley.view.video.VideoSlots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Pane;

/**
 * Shows the people of a call of several, oneself among them, each in a tile. Who is pinned is
 * large, else a shared screen, else who speaks, if that is wanted or they are too many for a grid.
 * JavaFX thread.
 */
public final class TileGrid extends Pane {
  /** Of a picture in the small window. */
  private static final double SMALL_WIDTH = 320;

  private static final double SMALL_HEIGHT = 180;

  private static final TileSize HIDDEN = new TileSize(0, 0);

  private final VideoSlots video;
  private final PreferencesModel preferences;
  private final TileDoors doors;
  private final Supplier<Duration> now;
  private final Tile own;
  private final Map<String, Tile> tiles = new LinkedHashMap<>();
  private final SpeakerChoice speakers = new SpeakerChoice();
  private TileSizes sized = sizes -> {};
  private Map<String, TileSize> sizes = Map.of();
  private Runnable onProminent = () -> {};
  private PeerState state;
  private boolean shown;
  private Optional<String> pinned = Optional.empty();
  private Optional<String> speaker = Optional.empty();

  /** Who has spoken last of the others. */
  private Optional<String> heard = Optional.empty();

  /** Whose picture is in another window. */
  private Optional<String> lent = Optional.empty();

  private String prominent = "";

  /**
   * @param ownItems what the menu of one's own tile has
   */
  public TileGrid(
      VideoSlots video,
      PreferencesModel preferences,
      TileDoors doors,
      Supplier<Duration> now,
      List<MenuItem> ownItems) {
    this.video = video;
    this.preferences = preferences;
    this.doors = doors;
    this.now = now;
    Runnable pinOwn = () -> pin(TileContent.OWN);
    own = new Tile(TileContent.OWN, doors, TileMenu.own(pinOwn, ownItems), pinOwn);
    setId("tiles");
    setPickOnBounds(false);
    setVisible(false);
    preferences.follow(changed -> render(state, shown));
  }

  /** What to run when somebody else is the one to show where there is room for one. */
  public void onProminent(Runnable act) {
    onProminent = act;
  }

  /** Who takes how large the picture of each of the others is; nobody where there is no grid. */
  public void onSizes(TileSizes taker) {
    sized = taker;
  }

  /**
   * Shows these people, or none.
   *
   * @param isOn whether the call is one of several, and on
   */
  public void render(PeerState newState, boolean isOn) {
    state = newState;
    shown = isOn;
    setVisible(isOn);
    if (!isOn) {
      clear();
      return;
    }
    List<TileContent> wanted = new ArrayList<>();
    state.calls().stream()
        .limit(VideoSlots.MOST_REMOTE)
        .forEach(call -> wanted.add(TileContent.of(call)));
    if (preferences.now().has(Toggle.SHOW_OWN_PICTURE)) {
      wanted.add(TileContent.own(state));
    }
    List<String> ids = wanted.stream().map(TileContent::id).toList();
    List.copyOf(tiles.keySet()).stream().filter(id -> !ids.contains(id)).forEach(this::remove);
    for (TileContent content : wanted) {
      String avatarId = content.isOwn() ? state.ownName() : content.id();
      Tile its = tiles.containsKey(content.id()) ? tiles.remove(content.id()) : tile(content.id());
      tiles.put(content.id(), its); // in this order
      its.render(content, avatarId);
    }
    sortChildren();
    arrange();
  }

  /** The keys go round in the order in which the tiles stand; those that stay keep their focus. */
  private void sortChildren() {
    int at = 0;
    for (Tile tile : tiles.values()) {
      if (at >= getChildren().size() || getChildren().get(at) != tile) {
        getChildren().remove(tile);
        getChildren().add(at, tile);
      }
      at++;
    }
  }

  private void clear() {
    List.copyOf(tiles.keySet()).forEach(this::remove);
    speakers.clear();
    speaker = Optional.empty();
    heard = Optional.empty();
    pinned = Optional.empty();
    prominent = "";
    tell(Map.of());
  }

  private void remove(String id) {
    Tile tile = tiles.remove(id);
    tile.show(null, false);
    getChildren().remove(tile);
    speakers.forget(id);
    pinned = pinned.filter(one -> !one.equals(id));
    heard = heard.filter(one -> !one.equals(id));
  }

  private Tile tile(String id) {
    if (id.equals(TileContent.OWN)) {
      return own;
    }
    Runnable pin = () -> pin(id);
    return new Tile(id, doors, TileMenu.ofPeer(id, doors, pin), pin);
  }

  private void pin(String id) {
    pinned = pinned.equals(Optional.of(id)) ? Optional.empty() : Optional.of(id);
    arrange();
  }

  /** How loud each of them is, and oneself. */
  public void levels(Map<String, Double> levels) {
    Duration moment = now.get();
    levels.forEach(
        (id, level) -> {
          if (tiles.containsKey(id)) {
            speakers.level(id, level, moment);
          }
        });
    Optional<String> before = speaker;
    listen(moment);
    if (!before.equals(speaker)) {
      arrange();
    }
  }

  private void listen(Duration moment) {
    speaker = speakers.speaker(moment);
    heard = speaker.filter(id -> !id.equals(TileContent.OWN)).or(() -> heard);
  }

  /** That peer's picture is lent to the small window, or that of none. */
  public void lend(Optional<String> peerId) {
    if (!lent.equals(peerId)) {
      lent = peerId;
      arrange();
      tellSizes();
    }
  }

  /** Whom to show where there is room for one. */
  public String prominent() {
    return prominent;
  }

  /** Where the screen is that can be pointed at, if it is large; empty otherwise. */
  public Optional<Bounds> screen() {
    return large()
        .filter(id -> state.sharer().filter(call -> call.peerId().equals(id)).isPresent())
        .map(tiles::get)
        .map(tile -> localToParent(tile.getBoundsInParent()));
  }

  /** The picture of that screen. */
  public Optional<VideoPane> screenPane() {
    return screen().isPresent() ? large().flatMap(video::remotePane) : Optional.empty();
  }

  /** Whether a menu is open that must not go with the bars. */
  public boolean isMenuShowing() {
    return tiles.values().stream().anyMatch(Tile::isMenuShowing);
  }

  /** Who is large; empty for a grid. */
  private Optional<String> large() {
    Optional<String> screens =
        tiles.values().stream()
            .filter(tile -> tile.content().isScreen() && !tile.content().isOwn())
            .map(tile -> tile.id)
            .findFirst();
    boolean follows =
        preferences.now().has(Toggle.SHOW_SPEAKER_LARGE) || tiles.size() > TileLayout.MOST_IN_GRID;
    Optional<String> talks = follows ? heard : Optional.empty();
    return pinned.or(() -> screens).or(() -> talks);
  }

  private void arrange() {
    if (!shown || tiles.isEmpty()) {
      return;
    }
    listen(now.get());
    Optional<String> large = large();
    for (Tile tile : tiles.values()) {
      if (!lent.equals(Optional.of(tile.id))) {
        showPicture(tile, large.equals(Optional.of(tile.id)));
      }
      tile.mark(pinned.equals(Optional.of(tile.id)), speaker.equals(Optional.of(tile.id)));
    }
    String next =
        pinned
            .filter(id -> !id.equals(TileContent.OWN))
            .or(() -> large)
            .filter(id -> !id.equals(TileContent.OWN))
            .or(() -> heard)
            .or(() -> tiles.keySet().stream().filter(id -> !id.equals(TileContent.OWN)).findFirst())
            .orElse("");
    if (!next.equals(prominent)) {
      prominent = next;
      onProminent.run();
    }
    requestLayout();
  }

  private void showPicture(Tile tile, boolean large) {
    if (tile == own) {
      tile.show(video.localPane(), false); // which is set up as in a call of two
      return;
    }
    boolean screen = tile.content().isScreen();
    Optional<VideoPane> picture = video.remotePane(tile.id);
    picture.ifPresent(pane -> pane.setCover(!screen));
    tile.show(picture.orElse(null), large && screen);
  }

  @Override
  protected void layoutChildren() {
    List<Tile> inOrder = List.copyOf(tiles.values());
    Optional<String> large = large();
    Optional<Integer> at =
        large.map(id -> inOrder.stream().map(tile -> tile.id).toList().indexOf(id));
    boolean whole = large.filter(id -> tiles.get(id).content().isScreen()).isPresent();
    List<Place> places = TileLayout.of(getWidth(), getHeight(), inOrder.size(), at, whole);
    for (int one = 0; one < inOrder.size(); one++) {
      Tile tile = inOrder.get(one);
      Place place = places.get(one);
      tile.resizeRelocate(place.x(), place.y(), place.width(), place.height());
    }
    tellSizes();
  }

  /** While the small window is open, the large one is away. */
  private void tellSizes() {
    Map<String, TileSize> all = new HashMap<>();
    for (Tile tile : tiles.values()) {
      if (lent.isPresent()) {
        boolean small = lent.get().equals(tile.id);
        all.put(tile.id, small ? size(SMALL_WIDTH, SMALL_HEIGHT) : HIDDEN);
      } else {
        all.put(tile.id, size(tile.getWidth(), tile.getHeight()));
      }
    }
    all.remove(TileContent.OWN);
    tell(all);
  }

  private TileSize size(double width, double height) {
    boolean placed = getScene() != null && getScene().getWindow() != null;
    double density = placed ? getScene().getWindow().getOutputScaleX() : 1;
    return new TileSize((int) Math.ceil(width * density), (int) Math.ceil(height * density));
  }

  private void tell(Map<String, TileSize> now) {
    if (!now.equals(sizes)) {
      sizes = now;
      sized.shown(now);
    }
  }
}
