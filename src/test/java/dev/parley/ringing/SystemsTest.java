package dev.parley.ringing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each system is asked, and how its answer is taken: its programs are stood in for. */
@Tag("unit")
class SystemsTest {
  private static final String HOSTILE = "'; touch /tmp/x; \"$(id)\" \\ <b>&amp;";

  private final List<List<String>> asked = new ArrayList<>();
  private Map<String, String> environment = Map.of();
  private String answer = "";

  @TempDir Path folder;

  private String ask(Map<String, String> with, List<String> command) throws IOException {
    asked.add(command);
    environment = with;
    if (answer == null) {
      throw new IOException("not installed");
    }
    return answer;
  }

  @Test
  void anInhibitedDesktopIsQuiet() {
    answer = "(<true>,)";
    assertTrue(new DesktopDoNotDisturb(this::ask, Map.of()).isWanted());
  }

  @Test
  void aDesktopWithNeitherIsNot() {
    answer = "(<false>,)";
    assertFalse(new DesktopDoNotDisturb(this::ask, Map.of()).isWanted());
    answer = null;
    assertFalse(new DesktopDoNotDisturb(this::ask, Map.of()).isWanted());
  }

  @Test
  void gnomeWithoutBannersIsQuiet() {
    answer = "false";
    assertTrue(
        new DesktopDoNotDisturb(this::ask, Map.of("XDG_CURRENT_DESKTOP", "ubuntu:GNOME"))
            .isWanted());
    assertFalse(
        new DesktopDoNotDisturb(this::ask, Map.of("XDG_CURRENT_DESKTOP", "XFCE")).isWanted());
  }

  @Test
  void windowsIsQuietUnlessNotificationsAreWelcome() throws Exception {
    answer = "5";
    assertFalse(new WindowsDoNotDisturb(this::ask).isWanted());
    answer = "6";
    assertTrue(new WindowsDoNotDisturb(this::ask).isWanted());
  }

  @Test
  void macIsQuietWhileThereIsARecordOfAFocus() throws Exception {
    Path file = folder.resolve("Assertions.json");
    assertFalse(new MacDoNotDisturb(file).isWanted());
    Files.writeString(file, "{\"data\":[{}]}");
    assertFalse(new MacDoNotDisturb(file).isWanted());
    Files.writeString(file, "{\"data\":[{\"storeAssertionRecords\":[{}]}]}");
    assertTrue(new MacDoNotDisturb(file).isWanted());
  }

  @Test
  void aDesktopSaysWhichNotificationItIs() throws Exception {
    answer = "(uint32 17,)";
    DesktopNotifications notices = new DesktopNotifications(this::ask, Map.of());
    assertEquals("17", notices.show("Ann is calling", "Open Parley."));
    notices.withdraw("17");
    assertEquals("uint32 17", asked.get(1).get(asked.get(1).size() - 1));
    assertThrows(NumberFormatException.class, () -> notices.withdraw("1 2"));
  }

  @Test
  void aMacGetsTheTextsAsArguments() throws Exception {
    new MacNotifications(this::ask).show(HOSTILE, "body");
    List<String> command = asked.get(0);
    assertFalse(command.get(2).contains("touch"));
    assertEquals(List.of("--", HOSTILE, "body"), command.subList(3, 6));
  }

  @Test
  void windowsGetsTheTextsByTheEnvironment() throws Exception {
    new WindowsNotifications(this::ask).show(HOSTILE, "body");
    assertFalse(String.join(" ", asked.get(0)).contains("touch"));
    assertEquals(Map.of("PARLEY_TITLE", HOSTILE, "PARLEY_BODY", "body"), environment);
  }
}
