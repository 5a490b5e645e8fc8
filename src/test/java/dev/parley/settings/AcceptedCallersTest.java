package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AcceptedCallersTest {
  private static final String ROOM = "wss://a room";
  private static final String HALL = "wss://a hall";

  @TempDir Path settings;

  @Test
  void whoCameFirstUnderANameIsKeptForEachChannel() throws IOException {
    AcceptedCallers.keep(settings, ROOM, "Ann", "id-1");
    AcceptedCallers.keep(settings, ROOM, "Ann", "id-2");
    AcceptedCallers.keep(settings, ROOM, "Bob", "id-3");
    AcceptedCallers.keep(settings, HALL, "Ann", "id-4");
    assertEquals(Map.of("Ann", "id-1", "Bob", "id-3"), AcceptedCallers.read(settings, ROOM));
    assertEquals(Map.of("Ann", "id-4"), AcceptedCallers.read(settings, HALL));
  }

  @Test
  void nobodyIsKnownBeforehand() throws IOException {
    assertEquals(Map.of(), AcceptedCallers.read(settings, ROOM));
  }

  @Test
  void onlyTheUserCanReadIt() throws IOException {
    AcceptedCallers.keep(settings, ROOM, "Ann", "id-1");
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file()));
    assertEquals("rw-------", mode);
  }

  /** To trust the next one who comes instead would be what an attacker hopes for. */
  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"wss://a room\":", "7"})
  void aDamagedFileIsReportedAndKept(String content) throws IOException {
    Files.writeString(file(), content);
    IOException failure =
        assertThrows(IOException.class, () -> AcceptedCallers.read(settings, ROOM));
    assertTrue(failure.getMessage().contains("is damaged"), failure.getMessage());
    assertThrows(IOException.class, () -> AcceptedCallers.keep(settings, ROOM, "Ann", "id-1"));
    assertEquals(content, Files.readString(file()));
  }

  private Path file() {
    return settings.resolve("accepted-callers.json");
  }
}
