package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.media.device.MediaChoice;
import dev.parley.settings.Preferences.Corner;
import dev.parley.settings.Preferences.Place;
import dev.parley.settings.Preferences.Theme;
import dev.parley.settings.Preferences.Toggle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may be set, from one start to the next, and what others see of it. */
@Tag("unit")
class SettingsFieldTest {
  private static final Preferences ALL_OTHERWISE =
      new Preferences(
          Theme.LIGHT,
          "de",
          Set.of(Toggle.OWN_PICTURE_WHILE_IDLE),
          "Desk",
          Corner.UPPER_LEFT,
          Optional.of(new Place(-3, 40.5, 800, 600, true)));

  @TempDir private Path folder;

  @Test
  void withoutAFileNothingIsSetYet() {
    assertEquals(Preferences.FIRST, SettingsFile.read(folder).preferences());
  }

  @Test
  void whatWasSetIsThereAtTheNextStart() throws IOException {
    SettingsFile.change(folder, file -> file.set(ALL_OTHERWISE));
    SettingsFile next = SettingsFile.read(folder);
    assertEquals(ALL_OTHERWISE, next.preferences());
    assertEquals(List.of(), next.troubles());
  }

  @Test
  void whatOthersWroteStays() throws IOException {
    write("{\"camera\":\"HD\",\"newer\":{\"x\":1},\"window\":{\"x\":1,\"screen\":2}}");
    SettingsFile.change(folder, file -> file.set(ALL_OTHERWISE));
    SettingsFile.change(folder, file -> file.set(MediaChoice.AUTOMATIC));
    String text = Files.readString(folder.resolve("settings.json"));
    assertTrue(text.contains("newer"), text);
    assertEquals(ALL_OTHERWISE, SettingsFile.read(folder).preferences());
  }

  @Test
  void whatIsNotUnderstoodIsSaidAndAsAtFirst() throws IOException {
    write("{\"theme\":\"pink\",\"ring\":\"yes\",\"language\":7,\"window\":{\"x\":\"left\"}}");
    SettingsFile file = SettingsFile.read(folder);
    assertEquals(Preferences.FIRST, file.preferences());
    assertEquals(4, file.troubles().size(), file.troubles().toString());
    assertTrue(file.troubles().get(0).startsWith("theme in "), file.troubles().get(0));
  }

  @Test
  void soundOptionsCountForTheDevices() throws IOException {
    SettingsFile.change(folder, file -> file.set(ALL_OTHERWISE));
    assertFalse(SettingsFile.read(folder).media(null, null, null).sound().echoCancellation());
  }

  @Test
  void aSwitchThatIsNoneIsSaidToBeOne() throws IOException {
    write("{\"ring\":\"yes\"}");
    SettingsFile file = SettingsFile.read(folder);
    assertTrue(file.preferences().has(Toggle.RING));
    assertTrue(file.troubles().get(0).endsWith("must be true or false."), file.troubles().get(0));
  }

  @Test
  void helpersSeeWhatIsHarmlessAndOfTheRestThatItIsThere() throws IOException {
    write(
        """
        {"camera":"HD","ring":false,"newer":"x","window":{"x":1,"screen":2},"theme":{"a":1},
         "iceServers":["stun:a","turn:u:p@b","turn:u@b"],
         "recentPlaces":[{"channel":"room","passwordKept":true},"text"]}""");
    assertEquals(
        new JsonMapper()
            .readTree(
                """
                {"camera":"HD","ring":"false","newer":"(omitted)",
                 "window":{"x":"1","screen":"(omitted)"},"theme":"(omitted)",
                 "iceServers":["stun:a","turn:u:***@b","(omitted)"],
                 "recentPlaces":[{"channel":"room","passwordKept":"(omitted)"},{}]}"""),
        new JsonMapper().readTree(SettingsFile.read(folder).excerpt()));
    assertEquals(List.of("p"), SettingsFile.read(folder).secrets());
  }

  /** A row of the page: one field or more, what it means, and its default. */
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| ((?:`\\w+`(?:, )?)+) \\| .* \\| (.*) \\|$");

  @Test
  void thePageHasTheSameTable() throws IOException {
    String page = Files.readString(Path.of("docs/settings.md"));
    List<String> documented = new ArrayList<>();
    ROW.matcher(page)
        .results()
        .forEach(
            row -> {
              for (String name : row.group(1).split(", ")) {
                documented.add(name.replace("`", "") + " " + value(row.group(2)));
              }
            });
    List<String> table = new ArrayList<>();
    for (SettingsField<?> field : SettingsField.all()) {
      if (field != SettingsField.RECENT_PLACES) { // in a paragraph of its own
        table.add(field.name() + " " + initial(field));
      }
    }
    assertEquals(String.join("\n", table), String.join("\n", documented));
    assertTrue(page.contains("`" + SettingsField.RECENT_PLACES.name() + "` lists"));
  }

  /** A default that stands in the file as it is; of others, the page says what they mean. */
  private static String value(String cell) {
    return cell.startsWith("`") ? cell.substring(1, cell.indexOf('`', 1)) : "";
  }

  private static <T> String initial(SettingsField<T> field) {
    return field.writing().apply(field.initial(), MissingNode.getInstance()).asText();
  }

  @Test
  void othersAreKeptOutOfTheFolder() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Path kept : List.of(open, folder.resolve("new"))) {
      SettingsFile.change(kept, file -> file.set(SettingsField.NAME, "Mia"));
      assertEquals(
          PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(kept));
    }
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("settings.json"), text);
  }
}
