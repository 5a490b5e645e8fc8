package dev.parley.view.tiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Calculates where the tiles of a call stand: a grid of equal ones up to four, else a large one
 * with the others in a strip beside or below it, whichever leaves the large one more room.
 */
final class TileLayout {
  /** More are not seen at once in a grid that is any use. */
  static final int MOST_IN_GRID = 4;

  static final double GAP = 8;

  /** Wide over high. */
  private static final double SHAPE = 16.0 / 9;

  /** A tile of the strip is not wider. */
  private static final double STRIP_WIDTH = 208;

  /** A face in a smaller one is hard to know. */
  private static final double LEAST_WIDTH = 96;

  private TileLayout() {}

  /**
   * @param x from the left of the room that there is
   * @param y from its top
   */
  record Place(double x, double y, double width, double height) {
    Place movedBy(double right, double down) {
      return new Place(x + right, y + down, width, height);
    }
  }

  /**
   * Where each of so many tiles stands.
   *
   * @param large which of them is large; empty for none, which counts as the first where they are
   *     too many for a grid
   * @param whole whether the large one fills its room in any shape, as a shared screen does
   */
  static List<Place> of(
      double width, double height, int count, Optional<Integer> large, boolean whole) {
    double wide = Math.max(0, width);
    double high = Math.max(0, height);
    if (count > 1 && (large.isPresent() || count > MOST_IN_GRID)) {
      return withLarge(wide, high, count, large.orElse(0), whole);
    }
    return whole && count == 1 ? List.of(new Place(0, 0, wide, high)) : grid(wide, high, count);
  }

  private static List<Place> grid(double width, double height, int count) {
    int best = 1;
    for (int columns = 2; columns <= count; columns++) {
      if (gridTile(width, height, count, columns) > gridTile(width, height, count, best)) {
        best = columns;
      }
    }
    return rows(width, height, count, best, gridTile(width, height, count, best));
  }

  /** How wide a tile is in a grid of so many columns. */
  private static double gridTile(double width, double height, int count, int columns) {
    int rows = (count + columns - 1) / columns;
    double across = (width - (columns - 1) * GAP) / columns;
    double down = (height - (rows - 1) * GAP) / rows;
    return Math.max(0, Math.floor(Math.min(across, down * SHAPE)));
  }

  /** Rows of tiles so wide, in the middle of the room; the last row may have fewer. */
  private static List<Place> rows(
      double width, double height, int count, int columns, double tileWidth) {
    double tileHeight = Math.floor(tileWidth / SHAPE);
    int rows = (count + columns - 1) / columns;
    double top = (height - rows * tileHeight - (rows - 1) * GAP) / 2;
    List<Place> places = new ArrayList<>(count);
    for (int at = 0; at < count; at++) {
      int row = at / columns;
      int inRow = Math.min(columns, count - row * columns);
      double left = (width - inRow * tileWidth - (inRow - 1) * GAP) / 2;
      places.add(
          new Place(
              Math.floor(left + at % columns * (tileWidth + GAP)),
              Math.floor(top + row * (tileHeight + GAP)),
              tileWidth,
              tileHeight));
    }
    return places;
  }

  private static List<Place> withLarge(
      double width, double height, int count, int large, boolean whole) {
    Strip best = null;
    for (int lines = 1; lines <= 3; lines++) {
      for (boolean below : new boolean[] {true, false}) {
        Strip strip = Strip.of(width, height, count - 1, lines, below);
        if (best == null || strip.worth(width, height) > best.worth(width, height)) {
          best = strip;
        }
      }
    }
    double roomWide = Math.max(0, best.below ? width : width - best.thick - GAP);
    double roomHigh = Math.max(0, best.below ? height - best.thick - GAP : height);
    List<Place> places = new ArrayList<>(best.places(width, height));
    places.add(large, whole ? new Place(0, 0, roomWide, roomHigh) : fitted(roomWide, roomHigh));
    return places;
  }

  /** As large as fits, in the middle. */
  private static Place fitted(double width, double height) {
    double wide = Math.floor(Math.min(width, height * SHAPE));
    double high = Math.floor(wide / SHAPE);
    return new Place(Math.floor((width - wide) / 2), Math.floor((height - high) / 2), wide, high);
  }

  /**
   * The small ones, below the large one or at its right.
   *
   * @param lines rows below it, or columns at its right
   * @param tile how wide one is
   * @param thick what it takes of the height, or of the width
   */
  private record Strip(int count, int lines, boolean below, double tile, double thick) {
    static Strip of(double width, double height, int count, int lines, boolean below) {
      int inLine = (count + lines - 1) / lines;
      double along = below ? width : height;
      double each = (along - (inLine - 1) * GAP) / inLine;
      double most = (below ? height : width) / 2 / lines - GAP; // the large one is the larger
      double tile =
          Math.floor(
              Math.max(
                  0,
                  Math.min(
                      STRIP_WIDTH,
                      below ? Math.min(each, most * SHAPE) : Math.min(each * SHAPE, most))));
      double step = below ? Math.floor(tile / SHAPE) : tile;
      return new Strip(count, lines, below, tile, lines * step + (lines - 1) * GAP);
    }

    /** How large the large one can be, less where the small ones would be too small. */
    double worth(double width, double height) {
      double wide = below ? width : width - thick - GAP;
      double high = below ? height - thick - GAP : height;
      double large = Math.max(0, Math.min(wide, high * SHAPE));
      return large * large * Math.min(1, tile / LEAST_WIDTH) + tile; // the latter for a tie
    }

    List<Place> places(double width, double height) {
      int inLine = (count + lines - 1) / lines;
      if (below) {
        return rows(width, thick, count, inLine, tile).stream()
            .map(place -> place.movedBy(0, Math.floor(height - thick)))
            .toList();
      }
      return rows(thick, height, count, lines, tile).stream()
          .map(place -> place.movedBy(Math.floor(width - thick), 0))
          .toList();
    }
  }
}
