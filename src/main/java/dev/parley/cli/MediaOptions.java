package dev.parley.cli;

import dev.parley.media.device.MediaChoice;
import dev.parley.settings.SettingsFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Defines the options for camera, microphone and speaker. */
final class MediaOptions {
  private static final String DEVICE = "a device by part of its name, 'none' or 'test'";

  @Option(
      names = "--media",
      paramLabel = "test",
      description = "test card, test tone and a silent speaker: no hardware needed")
  private String media;

  @Option(names = "--camera", paramLabel = "NAME", description = DEVICE)
  private String camera;

  @Option(names = "--microphone", paramLabel = "NAME", description = DEVICE)
  private String microphone;

  @Option(names = "--speaker", paramLabel = "NAME", description = DEVICE)
  private String speaker;

  /**
   * What these say, and for the rest what was set.
   *
   * @throws IllegalArgumentException or {@link TypeConversionException} with a sentence
   */
  MediaChoice choice(SettingsFile stored) {
    boolean single = camera != null || microphone != null || speaker != null;
    if (media != null && single) {
      throw new TypeConversionException(
          "--media cannot be combined with --camera, --microphone or --speaker");
    }
    return media == null
        ? stored.media(camera, microphone, speaker)
        : MediaChoice.parseMedia(media);
  }
}
