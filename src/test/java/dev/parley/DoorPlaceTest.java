package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorPlaceTest {
  private static final Path SETTINGS = Path.of("/home/robin/.config/parley");

  @Test
  void itIsInTheFolderOfTheLoginWhereThereIsOne() {
    Path socket = DoorPlace.socket("linux", SETTINGS, Map.of("XDG_RUNTIME_DIR", "/run/user/1000"));
    assertEquals(Path.of("/run/user/1000/parley"), socket.getParent());
  }

  @Test
  void elseBesideTheSettings() {
    Path beside = Path.of("/home/robin/.config/parley/door/links");
    assertEquals(beside, DoorPlace.socket("linux", SETTINGS, Map.of()));
    assertEquals(
        beside, DoorPlace.socket("mac os x", SETTINGS, Map.of("XDG_RUNTIME_DIR", "relative")));
  }

  @Test
  void onWindowsItIsInTheProfileThatStaysOnTheMachine() {
    Path socket =
        DoorPlace.socket("windows 11", SETTINGS, Map.of("LOCALAPPDATA", "/users/robin/local"));
    assertEquals(Path.of("/users/robin/local/Parley/door"), socket.getParent());
  }

  @Test
  void whoHasOtherSettingsIsAtAnotherPlace() {
    Map<String, String> login = Map.of("XDG_RUNTIME_DIR", "/run/user/1000");
    assertNotEquals(
        DoorPlace.socket("linux", SETTINGS, login),
        DoorPlace.socket("linux", Path.of("/tmp/other"), login));
  }
}
