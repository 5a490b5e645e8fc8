package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceServer;
import dev.parley.connection.IceServers;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.MediaChoice.Kind;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.device.SoundOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person has set for good, and what becomes of a file that somebody edited. */
@Tag("unit")
class SettingsFileTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("settings.json");
  }

  private SettingsFile written(String text) throws IOException {
    Files.writeString(file, text);
    return SettingsFile.read(folder);
  }

  @Test
  void withoutAFileEverythingIsAutomatic() {
    SettingsFile none = SettingsFile.read(folder.resolve("not there"));

    assertEquals(MediaChoice.AUTOMATIC, none.media(null, null, null));
    assertEquals(IceServers.NONE, none.iceServers(List.of(), false));
    assertEquals(List.of(), none.troubles());
  }

  @Test
  void devicesAreThoseOfTheFileUnlessAnOptionNamesOthers() throws IOException {
    SettingsFile file = written("{\"camera\":\"HD\",\"microphone\":\"none\",\"speaker\":\"Desk\"}");

    MediaChoice choice = file.media(null, null, "Headset");

    assertEquals(new Pick(Kind.PREFERRED, "HD"), choice.camera());
    assertEquals(Pick.of(Kind.NONE), choice.microphone());
    assertEquals(new Pick(Kind.DEVICE, "Headset"), choice.speaker());
  }

  @Test
  void theNameIsKeptAndSoIsThatThereIsNone() throws IOException {
    assertEquals(Optional.empty(), SettingsFile.read(folder).name());
    SettingsFile.change(folder, file -> file.set(SettingsField.NAME, "Zoë"));
    assertEquals(Optional.of("Zoë"), SettingsFile.read(folder).name());
    SettingsFile.change(folder, file -> file.set(SettingsField.NAME, ""));
    assertEquals(Optional.of(""), SettingsFile.read(folder).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":7}", "{\"name\":\"<b>\"}", "{\"name\":null}"})
  void aNameThatIsNoneIsSaidAndNotUsed(String text) throws IOException {
    SettingsFile file = written(text);
    assertEquals(Optional.of(""), file.name());
    assertEquals(1, file.troubles().size());
  }

  @Test
  void eachProcessingOfSoundHasASwitch() throws IOException {
    SettingsFile file = written("{\"echoCancellation\":false,\"gainControl\":false}");

    assertEquals(new SoundOptions(false, true, false), file.media(null, null, null).sound());
  }

  @Test
  void iceServersAreThoseOfTheFileUnlessTheCommandLineHasAny() throws IOException {
    SettingsFile file =
        written("{\"iceServers\":[\"stun:a:3478\",\"turn:u:p@b\"],\"relayOnly\":true}");

    IceServers stored = file.iceServers(List.of(), false);
    assertEquals(List.of("stun:a:3478", "turn:b"), urls(stored));
    assertTrue(stored.relayOnly());
    IceServers asked = file.iceServers(List.of("stun:c"), false);
    assertEquals(List.of("stun:c"), urls(asked));
    assertFalse(asked.relayOnly());
  }

  private static List<String> urls(IceServers servers) {
    return servers.servers().stream().map(IceServer::url).toList();
  }

  @Test
  void aServerThatIsNoneIsSaidWithoutItsPasswordAndTheOthersCount() throws IOException {
    SettingsFile file = written("{\"iceServers\":[\"turn:ann:secret@\",\"stun:a\"]}");

    assertEquals(List.of("stun:a"), urls(file.iceServers(List.of(), false)));
    assertTrue(file.troubles().get(0).contains("The format is"), file.troubles().toString());
    assertFalse(file.troubles().toString().contains("secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "nonsense", "{\"camera\": }", "null", "\u0000"})
  void aFileThatIsBrokenIsSaidInOneSentenceAndNotUsed(String text) throws IOException {
    SettingsFile broken = written(text);

    assertEquals(MediaChoice.AUTOMATIC, broken.media(null, null, null));
    assertEquals(1, broken.troubles().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"camera\":7,\"iceServers\":\"x\"}",
        "{\"camera\":null,\"iceServers\":{}}",
        "{\"camera\":\" \",\"iceServers\":null}"
      })
  void aValueOfAnotherKindMeansNothing(String text) throws IOException {
    SettingsFile odd = written(text);

    assertEquals(MediaChoice.AUTOMATIC, odd.media(null, null, null));
    assertEquals(IceServers.NONE, odd.iceServers(List.of(), false));
  }

  @Test
  void aSwitchThatIsNeitherOnNorOffIsSaid() throws IOException {
    SettingsFile odd = written("{\"gainControl\":\"yes\"}");

    assertEquals(SoundOptions.ALL, odd.media(null, null, null).sound());
    assertTrue(odd.troubles().get(0).startsWith("gainControl in "));
  }

  @Test
  void whatIsRememberedComesBackAndTheRestStays() throws IOException {
    written("{\"hobby\":\"chess\",\"camera\":\"Old\",\"speaker\":\"Desk\"}");

    MediaChoice chosen =
        MediaChoice.AUTOMATIC
            .withCamera(new Pick(Kind.PREFERRED, "New"))
            .withMicrophone(Pick.of(Kind.NONE));
    SettingsFile.change(folder, file -> file.set(chosen));

    MediaChoice choice = SettingsFile.read(folder).media(null, null, null);
    assertEquals("New", choice.camera().name());
    assertEquals(Kind.NONE, choice.microphone().kind());
    assertEquals(Kind.AUTOMATIC, choice.speaker().kind());
    assertTrue(Files.readString(file).contains("chess"));
  }

  @Test
  void aTestCardIsOfOneRunOnly() throws IOException {
    written("{\"camera\":\"HD\"}");

    SettingsFile.change(folder, file -> file.set(MediaChoice.TEST));

    assertEquals("HD", SettingsFile.read(folder).media(null, null, null).camera().name());
  }

  @Test
  void aBrokenFileIsKeptBesideTheNewOne() throws IOException {
    written("{ broken");

    SettingsFile.change(folder, file -> file.set(MediaChoice.AUTOMATIC));

    assertEquals("{ broken", Files.readString(folder.resolve("settings.json.broken")));
    assertEquals(List.of(), SettingsFile.read(folder).troubles());
  }

  /** Such as another user's: nobody knows what is in it. */
  @Test
  void aFileThatCannotBeReadStaysAsItIs() throws IOException {
    Path unreadable = Files.createDirectory(folder.resolve("settings.json"));
    assertThrows(
        IOException.class,
        () -> SettingsFile.change(folder, file -> file.set(SettingsField.NAME, "Ann")));
    assertTrue(Files.isDirectory(unreadable));
    assertFalse(Files.exists(folder.resolve("settings.json.broken")));
  }

  @Test
  void aLinkStaysOneAndWhatItLeadsToIsChanged() throws IOException {
    changesThroughALink("{}");
  }

  @Test
  void aLinkStaysOneThoughWhatItLeadsToIsBroken() throws IOException {
    changesThroughALink("{ broken");
    assertEquals("{ broken", Files.readString(folder.resolve("settings.json.broken")));
  }

  /** Of a file elsewhere with this content. */
  private void changesThroughALink(String content) throws IOException {
    Path target = Files.writeString(folder.resolve("elsewhere.json"), content);
    Path link = Files.createSymbolicLink(folder.resolve("settings.json"), target);
    SettingsFile.change(folder, file -> file.set(SettingsField.NAME, "Ann"));
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(target).contains("Ann"));
  }

  @Test
  void aLinkToNothingYetStaysOne() throws IOException {
    Path between = Files.createSymbolicLink(folder.resolve("between"), Path.of("later.json"));
    Path link = Files.createSymbolicLink(folder.resolve("settings.json"), between);
    SettingsFile.change(folder, file -> file.set(SettingsField.NAME, "Ann"));
    assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(between));
    assertTrue(Files.readString(folder.resolve("later.json")).contains("Ann"));
  }

  @Test
  void aLinkToItselfIsRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("settings.json"), Path.of("settings.json"));
    assertThrows(
        IOException.class,
        () -> SettingsFile.change(folder, file -> file.set(SettingsField.NAME, "Ann")));
    assertTrue(Files.isSymbolicLink(link));
  }

  @Test
  void onlyTheUserMayReadItAndNoHalfOfItStays() throws IOException {
    SettingsFile.change(folder, file -> file.set(MediaChoice.AUTOMATIC));

    assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(file));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path occupied = Files.writeString(folder.resolve("occupied"), "");

    IOException failure =
        assertThrows(
            IOException.class,
            () -> SettingsFile.change(occupied, file -> file.set(MediaChoice.AUTOMATIC)));

    assertTrue(failure.getMessage().startsWith("The settings folder "), failure.getMessage());
  }
}
