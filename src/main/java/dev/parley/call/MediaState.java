package dev.parley.call;

/** What one side sends at present. */
public record MediaState(boolean microphone, PictureKind picture) {
  /** Microphone and camera: the assumption about a side that says nothing. */
  public static final MediaState ALL = new MediaState(true, PictureKind.CAMERA);
}
