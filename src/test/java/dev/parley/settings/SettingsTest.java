package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SettingsTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void followTheCustomOfEachSystem() {
    assertEquals(Path.of("/home/ann/.config/parley"), Settings.folder("linux", HOME, Map.of()));
    assertEquals(
        Path.of("/etc/ann/parley"),
        Settings.folder("linux", HOME, Map.of("XDG_CONFIG_HOME", "/etc/ann")));
    assertEquals(
        Path.of("/home/ann/Library/Application Support/Parley"),
        Settings.folder("mac os x", HOME, Map.of()));
    assertEquals(
        Path.of("/roaming/Parley"),
        Settings.folder("windows 11", HOME, Map.of("APPDATA", "/roaming")));
  }

  @Test
  void aRelativeFolderInTheEnvironmentIsIgnored() {
    assertEquals(
        Path.of("/home/ann/.config/parley"),
        Settings.folder("linux", HOME, Map.of("XDG_CONFIG_HOME", "here")));
  }
}
