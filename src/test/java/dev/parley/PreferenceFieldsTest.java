package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.MediaChoice;
import dev.parley.view.Preferences;
import dev.parley.view.Preferences.Corner;
import dev.parley.view.Preferences.OwnPicture;
import dev.parley.view.Preferences.Place;
import dev.parley.view.Preferences.Ringing;
import dev.parley.view.Preferences.Sound;
import dev.parley.view.Preferences.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the window shall be, from one start to the next. */
@Tag("unit")
class PreferenceFieldsTest {
  private static final Preferences ALL_OTHERWISE =
      new Preferences(
          Theme.LIGHT,
          "de",
          new Ringing(false, false, "Desk", false, false),
          new Sound(false, false, false, false),
          new OwnPicture(false, false, Corner.UPPER_LEFT, true),
          Optional.of(new Place(-3, 40.5, 800, 600, true)));

  @TempDir private Path folder;

  @Test
  void withoutAFileNothingIsSetYet() {
    assertEquals(Preferences.FIRST, SettingsFile.read(folder).preferences());
  }

  @Test
  void whatWasSetIsThereAtTheNextStart() throws IOException {
    SettingsFile.remember(folder, ALL_OTHERWISE);
    SettingsFile next = SettingsFile.read(folder);
    assertEquals(ALL_OTHERWISE, next.preferences());
    assertEquals(List.of(), next.troubles());
  }

  @Test
  void whatOthersWroteStays() throws IOException {
    write("{\"camera\":\"HD\",\"newer\":{\"x\":1},\"window\":{\"x\":1,\"screen\":2}}");
    SettingsFile.remember(folder, ALL_OTHERWISE);
    SettingsFile.remember(folder, MediaChoice.AUTOMATIC);
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
    SettingsFile.remember(folder, ALL_OTHERWISE);
    assertFalse(SettingsFile.read(folder).media(null, null, null).sound().echoCancellation());
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("settings.json"), text);
  }
}
