package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.media.frame.MediaException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ScreenAccessTest {
  @TempDir Path home;

  @Test
  void noDisplayIsSaid() {
    assertEquals(
        Optional.of("There is no screen to share."), ScreenAccess.obstacle(Map.of("DISPLAY", "")));
  }

  @ParameterizedTest
  @CsvSource({"XDG_SESSION_TYPE,wayland", "WAYLAND_DISPLAY,wayland-0"})
  void aWaylandSessionIsSaid(String name, String value) {
    String sentence = ScreenAccess.obstacle(Map.of("DISPLAY", ":0", name, value)).orElseThrow();

    assertTrue(sentence.contains("Wayland"), sentence);
  }

  @Test
  void anX11SessionIsTried() {
    assertEquals(
        Optional.empty(),
        ScreenAccess.obstacle(Map.of("DISPLAY", ":0", "XDG_SESSION_TYPE", "x11")));
  }

  @Test
  void aServerThatIsNotThereIsAnObstacle() {
    assertThrows(MediaException.class, () -> ScreenAccess.open(Map.of("DISPLAY", ":59000"), home));
  }

  @ParameterizedTest
  @CsvSource({":0,'',0,0", ":12.1,'',12,1", "unix:3,'',3,0", "localhost:10.0,localhost,10,0"})
  void aDisplayIsRead(String text, String host, int number, int screen) {
    assertEquals(Optional.of(new ScreenDisplay(host, number, screen)), ScreenDisplay.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", ":", ":x", ":99999", "::0", "/tmp/x:0", ":0/../1", ":0.1.2"})
  void whatIsNoDisplayIsNotTried(String text) {
    assertEquals(Optional.empty(), ScreenDisplay.parse(text));
  }

  @Test
  void theKeysOfTheDisplayAreFoundInTheFile() throws IOException {
    byte[] fits = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    entry(file, "7", ScreenCookies.KIND, new byte[16]);
    entry(file, "5", "XDM-AUTHORIZATION-1", new byte[16]);
    entry(file, "5", ScreenCookies.KIND, new byte[3]);
    entry(file, "5", ScreenCookies.KIND, fits);
    file.write(new byte[] {1, 0, 0x7f, 0x7f, 1}); // cut off
    Files.write(home.resolve(".Xauthority"), file.toByteArray());

    List<byte[]> keys = ScreenCookies.of(new ScreenDisplay("", 5, 0), Map.of(), home);

    assertEquals(1, keys.size());
    assertEquals(
        new String(fits, StandardCharsets.US_ASCII),
        new String(keys.get(0), StandardCharsets.US_ASCII));
  }

  @Test
  void noFileMeansNoKey() {
    Map<String, String> environment = Map.of("XAUTHORITY", home.resolve("none").toString());

    assertEquals(List.of(), ScreenCookies.of(new ScreenDisplay("", 5, 0), environment, home));
  }

  @ParameterizedTest
  @CsvSource({
    "Inbox, Mail, Inbox (Mail)",
    "Inbox - Mail, mail, Inbox - Mail",
    "'', Mail, Mail",
    "'', '', ''",
  })
  void aWindowIsCalledByItsTitleAndItsProgram(String name, String owner, String title) {
    assertEquals(title, ScreenWindows.title(name, owner));
  }

  @Test
  void aHostileTitleIsCleaned() {
    assertEquals("a b c", ScreenWindows.title("\u202ea\u0000\n b\u001b\tc", ""));
    assertTrue(ScreenWindows.title("x".repeat(100_000), "").length() < 200);
  }

  private static void entry(ByteArrayOutputStream file, String number, String kind, byte[] key)
      throws IOException {
    DataOutputStream out = new DataOutputStream(file);
    out.writeShort(256);
    out.writeUTF("host");
    out.writeUTF(number);
    out.writeUTF(kind);
    out.writeShort(key.length);
    out.write(key);
  }
}
