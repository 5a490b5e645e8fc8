package dev.parley.view;

/** Lists the themes of the window. */
public enum Theme {
  DARK,
  LIGHT,
  /** As the desktop is; dark where the desktop does not say. */
  SYSTEM
}
