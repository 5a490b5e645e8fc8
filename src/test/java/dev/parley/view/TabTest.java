package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.settings.Preferences;
import dev.parley.settings.Preferences.Theme;
import dev.parley.view.Showcase.Look;
import dev.parley.view.kit.Card;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the Tab key leads, and whether it can be seen where that is. */
@Tag("desktop")
class TabTest {
  /** A walk that is longer goes in a circle. */
  private static final int FAR = 60;

  /** What stands in one line need not have one upper edge. */
  private static final double LINE = 24;

  /** A ring two wide around the smallest control has more. */
  private static final int SEEN = 40;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "missed",
        "busy",
        "invite",
        "start",
        "recent",
        "settings",
        "call",
        "statistics",
        "share",
        "peershares",
        "offers",
        "name",
        "unresponsive"
      })
  void leadsThroughAllInReadingOrderAndShowsWhereItIs(String name) throws Exception {
    Look look = Showcase.all(OpenView.START).get(name);
    try (OpenView open =
        new OpenView(
            Preferences.FIRST.withTheme(Theme.DARK), look.asksName(), DesktopTraits.UNKNOWN)) {
      Walk.reach(open, look);
      List<Stop> stops = walk(open);
      assertTrue(stops.size() > 1, "more than one stop: " + stops);
      assertTrue(stops.size() < FAR, "comes round");
      List<Stop> back = stops.stream().filter(stop -> !stop.follows()).toList();
      assertTrue(back.size() <= 1, "only once round, but back to " + back);
      for (Stop stop : stops) {
        assertTrue(stop.seen() > SEEN, stop + " has no ring that could be seen");
      }
    }
  }

  /** Until it comes back to where it began. */
  private static List<Stop> walk(OpenView open) {
    Scene scene = open.stage().getScene();
    List<Stop> stops = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    Image before = picture(scene);
    for (int step = 0; step < FAR; step++) {
      open.press(KeyCode.TAB);
      Node now = OpenView.onFx(scene::getFocusOwner);
      if (nodes.contains(now)) {
        break;
      }
      nodes.add(now);
      Image was = before;
      before = picture(scene);
      if (now instanceof Card) { // all of it is a place to tab from, and needs no ring
        continue;
      }
      Node last = nodes.size() < 2 ? scene.getRoot() : nodes.get(nodes.size() - 2);
      Bounds place = place(now);
      stops.add(new Stop(now.getId(), place, place(last), differing(was, before, place)));
    }
    assertFalse(nodes.isEmpty(), "Tab leads somewhere");
    return stops;
  }

  private static Bounds place(Node node) {
    return OpenView.onFx(() -> node.localToScene(node.getLayoutBounds()));
  }

  private static Image picture(Scene scene) {
    return OpenView.onFx(
        () -> {
          SnapshotParameters whole = new SnapshotParameters();
          whole.setViewport(new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()));
          return scene.getRoot().snapshot(whole, null);
        });
  }

  private static int differing(Image before, Image after, Bounds place) {
    PixelReader was = before.getPixelReader();
    PixelReader is = after.getPixelReader();
    int count = 0;
    int right = (int) Math.min(after.getWidth() - 1, place.getMaxX() + 4);
    int low = (int) Math.min(after.getHeight() - 1, place.getMaxY() + 4);
    for (int y = (int) Math.max(0, place.getMinY() - 4); y <= low; y++) {
      for (int x = (int) Math.max(0, place.getMinX() - 4); x <= right; x++) {
        count += was.getArgb(x, y) == is.getArgb(x, y) ? 0 : 1;
      }
    }
    return count;
  }

  /**
   * Where the keys have been.
   *
   * @param before where they came from; measured together, since what scrolls has moved
   * @param seen how many pixels at its place are others with the keys there
   */
  private record Stop(String id, Bounds place, Bounds before, int seen) {
    /** Below what was before, or further in its line, or in a column beside it. */
    boolean follows() {
      boolean lower = place.getMinY() > before.getMinY() + LINE;
      boolean line = Math.abs(place.getMinY() - before.getMinY()) <= LINE;
      boolean beside = place.getMinX() >= before.getMaxX() - 1;
      return lower || beside || (line && place.getMinX() > before.getMinX());
    }

    @Override
    public String toString() {
      return String.format("%s (%.0f, %.0f)", id, place.getMinX(), place.getMinY());
    }
  }
}
