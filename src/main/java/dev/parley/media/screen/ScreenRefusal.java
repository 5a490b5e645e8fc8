package dev.parley.media.screen;

/** Reports an error of the X server for one request, such as a window that is gone. */
final class ScreenRefusal extends Exception {
  private static final long serialVersionUID = 1;

  /**
   * @param code the X protocol's number: 3 no such window, 8 it does not match, 9 no such drawable
   */
  ScreenRefusal(int code) {
    super("X error " + code);
  }
}
