package dev.parley.call;

/** What a picture shows. */
public enum PictureKind {
  NONE,
  CAMERA,
  SCREEN
}
