package dev.parley.media.capture;

import dev.parley.call.PictureKind;
import java.util.Locale;

/**
 * Identifies the source of a local picture.
 *
 * @param name the camera's name or the screen's id; else empty
 */
record PictureSource(Kind kind, String name) {
  /** A track must be given to a connection before there is a picture: this one never has any. */
  static final PictureSource NOTHING = new PictureSource(Kind.NOTHING, "");

  static final PictureSource CARD = new PictureSource(Kind.CARD, "");
  static final PictureSource ECHO = new PictureSource(Kind.ECHO, "");

  /** Where the picture comes from. */
  enum Kind {
    NOTHING,
    CARD,
    ECHO,
    CAMERA,
    /** A screen, of which every pixel counts. */
    SCREEN,
    /** A screen on which things move. */
    FILM
  }

  static PictureSource camera(String name) {
    return new PictureSource(Kind.CAMERA, name);
  }

  static PictureSource screen(String id, boolean motion) {
    return new PictureSource(motion ? Kind.FILM : Kind.SCREEN, id);
  }

  boolean isScreen() {
    return kind == Kind.SCREEN || kind == Kind.FILM;
  }

  /** For the log, and the name of a worker. */
  @Override
  public String toString() {
    return (kind.name().toLowerCase(Locale.ROOT) + " " + name).strip();
  }

  /** How the peer is told to show it: a card or an echo counts as the camera. */
  PictureKind shown() {
    return switch (kind) {
      case NOTHING -> PictureKind.NONE;
      case CARD, ECHO, CAMERA -> PictureKind.CAMERA;
      case SCREEN, FILM -> PictureKind.SCREEN;
    };
  }
}
