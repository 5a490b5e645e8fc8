package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.process.ChildProcess;
import dev.parley.text.PercentEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What finds nothing must be able to find something. */
@Tag("desktop")
class SecretSearchTest {
  private static final String SECRET = "correct+horse=battery";

  @TempDir Path folder;

  private final SecretSearch search = new SecretSearch("it", SECRET);

  @Test
  void itIsFoundAsTextAndInALinkAndAsBase64WhereverThatBegins() {
    assertTrue(search.isIn("password=" + SECRET));
    assertTrue(search.isIn("parley://h/room#" + PercentEncoding.encode(SECRET)));
    for (String before : new String[] {"", "x", "xy", "user:", "user:-"}) {
      byte[] octets = (before + SECRET + "tail").getBytes(StandardCharsets.UTF_8);
      assertTrue(search.isIn(Base64.getEncoder().encodeToString(octets)), before);
    }
    assertFalse(search.isIn("correct horse battery"));
  }

  @Test
  void itIsFoundInFilesAndArchives() throws IOException {
    Files.writeString(folder.resolve("log"), "a line\nof " + SECRET);
    try (var archive = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.zip")))) {
      archive.putNextEntry(new ZipEntry("inside"));
      archive.write(("x".repeat(5000) + SECRET).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(Set.of("it in log", "it in inside of a.zip"), search.inFiles(folder));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void itIsFoundInTheEnvironmentOfAProcess() throws Exception {
    ProcessBuilder builder = new ProcessBuilder("cat");
    builder.environment().put("PARLEY_PASSWORD", SECRET);
    Process process = builder.start();
    try {
      assertEquals(1, search.inProcess(process.toHandle()).size());
    } finally {
      process.destroyForcibly().onExit().join(); // writes no more
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aProgramThatIsStartedGetsNoPassword() {
    ProcessBuilder builder = dev.parley.process.ChildProcess.of(java.util.List.of("cat"));
    assertFalse(builder.environment().containsKey(ChildProcess.PASSWORD));
  }
}
