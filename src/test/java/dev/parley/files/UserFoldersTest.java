package dev.parley.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class UserFoldersTest {
  private static final Path HOME = Path.of("/home/ann");

  @Test
  void settingsFollowTheCustomOfEachSystem() {
    assertEquals(HOME.resolve(".config/parley"), of("linux", Map.of()).settings());
    assertEquals(
        Path.of("/etc/ann/parley"), of("linux", Map.of("XDG_CONFIG_HOME", "/etc/ann")).settings());
    assertEquals(
        HOME.resolve("Library/Application Support/Parley"), of("mac os x", Map.of()).settings());
    assertEquals(
        Path.of("/roaming/Parley"), of("windows 11", Map.of("APPDATA", "/roaming")).settings());
  }

  @Test
  void soDoLogs() {
    assertEquals(HOME.resolve(".local/state/parley"), of("linux", Map.of()).logs());
    assertEquals(
        Path.of("/var/ann/parley"), of("linux", Map.of("XDG_STATE_HOME", "/var/ann")).logs());
    assertEquals(HOME.resolve("Library/Logs/Parley"), of("mac os x", Map.of()).logs());
    assertEquals(
        Path.of("/local/Parley/logs"), of("windows 11", Map.of("LOCALAPPDATA", "/local")).logs());
    assertEquals(HOME.resolve("AppData/Local/Parley/logs"), of("windows 11", Map.of()).logs());
  }

  @Test
  void aPathThatIsRelativeOrNoneIsIgnored() {
    for (String path : new String[] {"here", "", "a\0b"}) {
      UserFolders folders = of("linux", Map.of("XDG_CONFIG_HOME", path, "XDG_STATE_HOME", path));
      assertEquals(HOME.resolve(".config/parley"), folders.settings());
      assertEquals(HOME.resolve(".local/state/parley"), folders.logs());
    }
  }

  /** "$HOME" in the specification is the variable; Java's own answer for nobody is "?". */
  @Test
  void homeIsTheVariableOrElseThatOfTheListOfUsers() {
    assertEquals("/h", UserFolders.home("linux", "/h", "/root"));
    assertEquals("/h", UserFolders.home("mac os x", "/h", "?"));
    assertEquals("/root", UserFolders.home("linux", null, "/root"));
    assertEquals("/root", UserFolders.home("linux", "", "/root"));
    assertEquals("/root", UserFolders.home("linux", "here", "/root"));
    assertEquals("/nonexistent", UserFolders.home("linux", null, "?"));
    assertEquals("C:\\ann", UserFolders.home("windows 11", "/h", "C:\\ann"));
  }

  @Test
  void whoHasNoHomeIsToldSo() {
    UserFolders none = new UserFolders("linux", Path.of("/nonexistent"), Map.of());
    assertTrue(none.isHomeless(none.settings()));
    assertFalse(of("linux", Map.of()).isHomeless(HOME));
  }

  @Test
  void aFolderHasTheVariableThatLeadsToIt() {
    UserFolders folders = of("linux", Map.of());
    assertEquals("XDG_CONFIG_HOME", folders.variable(folders.settings().resolve("identities")));
    assertEquals("XDG_STATE_HOME", folders.variable(folders.logs()));
    assertEquals("", folders.variable(Path.of("/tmp")));
    assertEquals("", of("mac os x", Map.of()).variable(of("mac os x", Map.of()).settings()));
  }

  private static UserFolders of(String system, Map<String, String> environment) {
    return new UserFolders(system, HOME, environment);
  }
}
