package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Directory;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels from a file that may hold anything. */
@Tag("unit")
class ChannelsFileTest {
  @TempDir private Path folder;

  @Test
  void aLineIsAChannelAndTheFirstForItCounts() throws IOException {
    Map<String, String> channels =
        read(file("# two\n\nhall  a long\tone \r\ngarden\tsecret\nhall other\n"));
    assertEquals(Map.of("hall", "a long\tone", "garden", "secret"), channels);
    assertEquals(List.of("hall", "garden"), List.copyOf(channels.keySet()));
  }

  @Test
  void theFileOfAFreeSwitchWillDo() throws IOException {
    Path example = Path.of("config/server/freeswitch/channels.txt");
    assertTrue(refusal(example).startsWith("there is no channel in "), refusal(example));
    String line = Files.readString(example).lines().reduce((a, b) -> b).orElseThrow();
    assertEquals(
        Map.of("0b6a1d52-7a0e-4f0c-9f0e-2f1f0c6f8a11", "correct-horse-battery-staple"),
        read(file(line.substring(2))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hall", "a@b secret", "\u0007 secret"})
  void whatIsNoChannelIsSaidByItsLine(String line) throws IOException {
    Path wrong = file("garden secret\n" + line + "\n");
    assertTrue(refusal(wrong).startsWith("line 2 of " + wrong), refusal(wrong));
    assertFalse(refusal(wrong).contains("secret"));
  }

  @Test
  void aFileThatIsNoneIsSaid() throws IOException {
    assertTrue(refusal(folder.resolve("nowhere")).endsWith("cannot be read"));
    assertTrue(refusal(folder).endsWith("cannot be read"));
    Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertTrue(refusal(binary).endsWith("is not text (UTF-8)"));
    assertTrue(refusal(file("")).startsWith("there is no channel in "));
  }

  @Test
  void ofAGigabyteOnlyTheBeginningIsRead() throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    assertTrue(refusal(large).endsWith("larger than 1 MB"));
  }

  private String refusal(Path file) {
    return assertThrows(IOException.class, () -> read(file)).getMessage();
  }

  private static Map<String, String> read(Path file) throws IOException {
    return ChannelsFile.read("channel", file, Directory.of("any")::withChannel);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("channels"), text);
  }
}
