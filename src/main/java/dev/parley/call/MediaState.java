package dev.parley.call;

/**
 * What one side sends at present, and why it does not send the rest.
 *
 * @param lacksMicrophone whether no microphone can be turned on: there is none, or it does not open
 * @param lacksCamera whether no camera can be turned on
 */
public record MediaState(
    boolean microphone, PictureKind picture, boolean lacksMicrophone, boolean lacksCamera) {
  /** Microphone and camera: the assumption about a side that says nothing. */
  public static final MediaState ALL = new MediaState(true, PictureKind.CAMERA);

  /** What is not sent could be. */
  public MediaState(boolean microphone, PictureKind picture) {
    this(microphone, picture, false, false);
  }
}
