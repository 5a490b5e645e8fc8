package dev.parley.data.tiles;

/**
 * How large a picture is shown, in pixels of the screen; 0 by 0 for not at all. The place for a
 * picture has its size also while none is in it.
 */
public record TileSize(int width, int height) {
  /** Lines of the picture, held with its long side lying. */
  int lines() {
    return Math.min(width, height);
  }
}
