package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password from a file that may hold anything. */
@Tag("unit")
class PasswordTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pass wörd",
        "pass wörd\n",
        "pass wörd\r\n",
        "pass wörd\nmore\n",
        "\uFEFFpass wörd"
      })
  void itIsTheFirstLine(String text) throws IOException {
    assertEquals("pass wörd", Password.from(null, file(text), false));
  }

  @Test
  void spacesAreOfThePassword() throws IOException {
    assertEquals(" a ", Password.from(null, file(" a \n"), false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\nsecret\n"})
  void anEmptyLineIsNone(String text) throws IOException {
    assertTrue(
        refusal(file(text)).endsWith("the password in the first line is empty"),
        refusal(file(text)));
  }

  @Test
  void aFolderIsNone() {
    assertTrue(refusal(folder).endsWith(" is a folder"));
  }

  @Test
  void aFileThatIsNotThereCannotBeRead() {
    assertTrue(refusal(folder.resolve("nowhere")).endsWith("cannot be read"));
  }

  @Test
  void bytesThatAreNoTextAreNone() throws IOException {
    Path key = Files.write(folder.resolve("key"), new byte[] {(byte) 0xff, (byte) 0xfe, 7});
    assertTrue(refusal(key).contains("not text"), refusal(key));
    assertTrue(refusal(file("a\u0000b")).contains("not text"));
  }

  @Test
  void ofAGigabyteOnlyTheBeginningIsRead() throws IOException {
    Path large = folder.resolve("large");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(1 << 30);
    }
    assertTrue(
        refusal(large).endsWith("the password in the first line is too long"), refusal(large));
  }

  @Test
  void anEndlessInputIsNotReadToItsEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'a';
          }
        };
    IOException refusal =
        assertThrows(IOException.class, () -> Password.firstLine(endless, "standard input"));
    assertTrue(refusal.getMessage().startsWith("standard input: the password"));
  }

  @Test
  void ofAnInputNoMoreThanTheLineIsTaken() throws IOException {
    InputStream input = new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
    assertEquals("one", Password.firstLine(input, "standard input"));
    assertEquals("two\n", new String(input.readAllBytes(), StandardCharsets.UTF_8));
  }

  @Test
  void aFileThatOthersMayReadIsWarnedOf() throws IOException {
    Path open = file("secret\n");
    Assumptions.assumeTrue(open.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r-----"));
    String warning = warningFor(open);
    assertEquals(1, warning.lines().count());
    assertTrue(warning.contains("others can read"), warning);
    assertFalse(warning.contains("secret"), warning);
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-------"));
    assertEquals("", warningFor(open));
  }

  private static String warningFor(Path file) throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertEquals("secret", Password.from(null, file, false));
    } finally {
      System.setErr(before);
    }
    return said.toString(StandardCharsets.UTF_8);
  }

  private static String refusal(Path file) {
    return assertThrows(IOException.class, () -> Password.from(null, file, false)).getMessage();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("password"), text);
  }
}
