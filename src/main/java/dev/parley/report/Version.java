package dev.parley.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads the versions that the build wrote down: asking the libraries would load them. */
public final class Version {
  private Version() {}

  public static String text() {
    return of("version");
  }

  /**
   * @param what webrtc, javafx, or libwebrtc: the media engine within webrtc, which has the
   *     milestone of Chromium and the day of its source
   */
  public static String of(String what) {
    try (InputStream in = Version.class.getResourceAsStream("/dev/parley/version.properties")) {
      Properties built = new Properties();
      built.load(in);
      return built.getProperty(what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
