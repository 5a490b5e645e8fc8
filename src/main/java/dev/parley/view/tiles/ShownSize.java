package dev.parley.view.tiles;

/**
 * How large somebody's picture is on this screen.
 *
 * @param width in the pixels of the screen; 0 while it is not shown
 * @param height likewise
 */
public record ShownSize(int width, int height) {
  static final ShownSize HIDDEN = new ShownSize(0, 0);
}
