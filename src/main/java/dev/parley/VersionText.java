package dev.parley;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says: this program's version first, then what it is made of. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "parley " + Version.text(),
      "Java " + Runtime.version(),
      "webrtc-java " + Version.of("webrtc"),
      "JavaFX " + Version.of("javafx")
    };
  }
}
