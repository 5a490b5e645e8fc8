package dev.parley.call;

/**
 * What a person wants this side to send.
 *
 * @param screen what to show in place of the camera: the id of one of {@code media.Screens}; empty
 *     for the camera
 * @param motion whether the screen is optimised for motion, so that its frame rate matters, rather
 *     than for text
 */
public record SendSettings(boolean microphone, boolean camera, String screen, boolean motion) {
  /** Microphone and camera. */
  public static final SendSettings ALL = new SendSettings(true, true, "", false);
}
