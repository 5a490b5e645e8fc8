package dev.parley.media.screen;

/**
 * What a {@link ScreenMark} shows. Pixels that are less than half opaque are left out.
 *
 * @param hotX the column that points
 * @param hotY the row that points
 * @param argb its rows, colours multiplied by their opacity
 */
public record ScreenMarkPicture(int width, int height, int hotX, int hotY, int[] argb) {
  /** In pixels along each side; a request to the display has 256 kB at most. */
  public static final int MOST_SIDE = 240;

  public ScreenMarkPicture {
    boolean fits = width > 0 && height > 0 && width <= MOST_SIDE && height <= MOST_SIDE;
    if (!fits || argb.length != width * height) {
      throw new IllegalArgumentException(width + " by " + height);
    }
  }
}
