package dev.parley.view.video;

import dev.parley.media.frame.Frame.Crop;

/**
 * Calculates how a frame fits a box: which part of it, converted to which size, shown at which
 * size. All values follow the frame's stored axes, before its rotation.
 *
 * @param crop the part, in stored columns and rows
 * @param width columns to convert to
 * @param height rows to convert to
 * @param shownWidth in the scene's units
 * @param shownHeight in the scene's units
 */
record VideoFit(Crop crop, int width, int height, double shownWidth, double shownHeight) {

  /** What gives way where picture and box differ in shape. */
  enum Fit {
    /** The whole picture, with bars. */
    CONTAIN,
    /** The whole box, with the picture's edges cut off. */
    COVER
  }

  /** Below this a GPU, too, gets a picture scaled beforehand: a small view uploads less. */
  private static final double WORTH_SHRINKING = 0.75;

  /**
   * @param width of the picture as stored, at least 2
   * @param height of the picture as stored, at least 2
   * @param box in the scene's units, along the stored axes
   * @param density screen pixels in one unit of the scene
   * @param gpu whether scaling is free; where Prism scales in software it costs 2.5 times what
   *     libyuv does, so that there the result is the screen's pixels exactly, and is shown 1:1
   */
  static VideoFit of(int width, int height, Box box, double density, Fit fit, boolean gpu) {
    double across = box.width() * density / width;
    double down = box.height() * density / height;
    double scale = fit == Fit.CONTAIN ? Math.min(across, down) : Math.max(across, down);
    int cropWidth = part(width, box.width() * density / scale);
    int cropHeight = part(height, box.height() * density / scale);
    // I420 keeps one chroma sample for two columns and two rows: a part starts on an even one.
    Crop crop =
        new Crop(
            even((width - cropWidth) / 2), even((height - cropHeight) / 2), cropWidth, cropHeight);
    if (gpu && scale >= WORTH_SHRINKING) {
      return new VideoFit(
          crop, cropWidth, cropHeight, cropWidth * scale / density, cropHeight * scale / density);
    }
    double up = fit == Fit.COVER ? 1.9 : 0; // rather a pixel over the edge than a gap at it
    int outWidth = Math.max(2, even(cropWidth * scale + up + 0.01));
    int outHeight = Math.max(2, even(cropHeight * scale + up + 0.01));
    return new VideoFit(crop, outWidth, outHeight, outWidth / density, outHeight / density);
  }

  private static int part(int whole, double wanted) {
    return wanted >= whole ? whole : Math.max(2, even(wanted));
  }

  private static int even(double size) {
    return (int) size & ~1;
  }

  /** The room there is. */
  record Box(double width, double height) {}
}
