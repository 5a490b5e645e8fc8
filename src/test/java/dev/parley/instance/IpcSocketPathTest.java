package dev.parley.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class IpcSocketPathTest {
  private static final Path SETTINGS = Path.of("/home/robin/.config/parley");

  @TempDir Path login;

  @Test
  void itIsInTheFolderOfTheLoginWhereThereIsOne() {
    Path socket = IpcSocketPath.socket("linux", SETTINGS, Map.of("XDG_RUNTIME_DIR", "" + login));
    assertEquals(login.resolve("parley"), socket.getParent());
  }

  @Test
  void elseBesideTheSettings() {
    Path beside = Path.of("/home/robin/.config/parley/door/links");
    assertEquals(beside, IpcSocketPath.socket("linux", SETTINGS, Map.of()));
    assertEquals(
        beside, IpcSocketPath.socket("mac os x", SETTINGS, Map.of("XDG_RUNTIME_DIR", "relative")));
    Map<String, String> leftOver = Map.of("XDG_RUNTIME_DIR", "" + login.resolve("gone"));
    assertEquals(beside, IpcSocketPath.socket("linux", SETTINGS, leftOver));
  }

  @Test
  void onWindowsItIsInTheProfileThatStaysOnTheMachine() {
    Path socket =
        IpcSocketPath.socket("windows 11", SETTINGS, Map.of("LOCALAPPDATA", "/users/robin/local"));
    assertEquals(Path.of("/users/robin/local/Parley/door"), socket.getParent());
  }

  @Test
  void whoHasOtherSettingsIsAtAnotherPlace() {
    Map<String, String> set = Map.of("XDG_RUNTIME_DIR", "" + login);
    assertNotEquals(
        IpcSocketPath.socket("linux", SETTINGS, set),
        IpcSocketPath.socket("linux", Path.of("/tmp/other"), set));
  }
}
