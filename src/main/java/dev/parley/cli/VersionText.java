package dev.parley.cli;

import dev.parley.report.Version;
import picocli.CommandLine.IVersionProvider;

/** Formats the output of {@code --version}: this program's version first, then its components. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "parley " + Version.text(),
      "Java " + Runtime.version(),
      "webrtc-java " + Version.of("webrtc"),
      "JavaFX " + Version.of("javafx"),
      "libwebrtc " + Version.of("libwebrtc")
    };
  }
}
