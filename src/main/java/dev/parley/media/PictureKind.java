package dev.parley.media;

/** What the picture that is sent is of. */
public enum PictureKind {
  NONE,
  /** A camera, or the test card or echo in its place. */
  CAMERA,
  SCREEN
}
