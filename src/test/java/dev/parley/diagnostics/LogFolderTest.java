package dev.parley.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class LogFolderTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void eachSystemHasItsPlace() {
    assertEquals(HOME.resolve(".local/state/parley"), LogFolder.of("linux", HOME, Map.of()));
    assertEquals(
        Path.of("/var/ann/parley"),
        LogFolder.of("linux", HOME, Map.of("XDG_STATE_HOME", "/var/ann")));
    assertEquals(HOME.resolve("Library/Logs/Parley"), LogFolder.of("mac os x", HOME, Map.of()));
    assertEquals(
        Path.of("/local/Parley/logs"),
        LogFolder.of("windows 11", HOME, Map.of("LOCALAPPDATA", "/local")));
    assertEquals(
        HOME.resolve("AppData/Local/Parley/logs"), LogFolder.of("windows 11", HOME, Map.of()));
  }

  @Test
  void aRelativePathIsIgnored() {
    assertEquals(
        HOME.resolve(".local/state/parley"),
        LogFolder.of("linux", HOME, Map.of("XDG_STATE_HOME", "here")));
    assertEquals(
        HOME.resolve(".local/state/parley"),
        LogFolder.of("linux", HOME, Map.of("XDG_STATE_HOME", "a\0b")));
  }
}
