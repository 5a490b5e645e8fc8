package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class DoorPlaceTest {
  private static final Path SETTINGS = Path.of("/home/robin/.config/parley");

  @TempDir Path login;

  @Test
  void itIsInTheFolderOfTheLoginWhereThereIsOne() {
    Path socket = DoorPlace.socket("linux", SETTINGS, Map.of("XDG_RUNTIME_DIR", "" + login));
    assertEquals(login.resolve("parley"), socket.getParent());
  }

  @Test
  void elseBesideTheSettings() {
    Path beside = Path.of("/home/robin/.config/parley/door/links");
    assertEquals(beside, DoorPlace.socket("linux", SETTINGS, Map.of()));
    assertEquals(
        beside, DoorPlace.socket("mac os x", SETTINGS, Map.of("XDG_RUNTIME_DIR", "relative")));
    Map<String, String> leftOver = Map.of("XDG_RUNTIME_DIR", "" + login.resolve("gone"));
    assertEquals(beside, DoorPlace.socket("linux", SETTINGS, leftOver));
  }

  @Test
  void onWindowsItIsInTheProfileThatStaysOnTheMachine() {
    Path socket =
        DoorPlace.socket("windows 11", SETTINGS, Map.of("LOCALAPPDATA", "/users/robin/local"));
    assertEquals(Path.of("/users/robin/local/Parley/door"), socket.getParent());
  }

  @Test
  void whoHasOtherSettingsIsAtAnotherPlace() {
    Map<String, String> set = Map.of("XDG_RUNTIME_DIR", "" + login);
    assertNotEquals(
        DoorPlace.socket("linux", SETTINGS, set),
        DoorPlace.socket("linux", Path.of("/tmp/other"), set));
  }
}
