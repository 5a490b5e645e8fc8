package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a release is made: the workflows as text, and its notes. */
@Tag("desktop")
class ReleaseTest {
  private static final Pattern USES = Pattern.compile("(?m)^ +(- )?uses: (.*)$");
  private static final Pattern PINNED = Pattern.compile("[\\w/-]+@[0-9a-f]{40} # v\\d+(\\.\\d+)*");

  @TempDir private Path folder;

  @Test
  void workflowsUseActionsByTheirCommit() throws Exception {
    for (Path file : workflows()) {
      List<String> uses =
          USES.matcher(Files.readString(file)).results().map(one -> one.group(2)).toList();
      assertFalse(uses.isEmpty(), file::toString);
      uses.forEach(use -> assertTrue(PINNED.matcher(use).matches(), use));
    }
  }

  @Test
  void onlyWhatDraftsTheReleaseMayWrite() throws Exception {
    for (Path file : workflows()) {
      String text = Files.readString(file);
      assertTrue(Pattern.compile("(?m)^permissions:").matcher(text).find(), file::toString);
      int writing = text.split("contents: write", -1).length - 1;
      assertEquals(file.endsWith("release.yml") ? 1 : 0, writing, file::toString);
      if (writing == 1) {
        assertTrue(text.indexOf("\n  release:") < text.indexOf("contents: write"));
      }
    }
  }

  @Test
  void itsNotesAreWhatTheChangesSayOfThatVersion() throws Exception {
    String version = version();
    Path changes = folder.resolve("changes");
    Files.writeString(
        changes,
        "# Changes\n\n## [%s] - 2026-01-31\n\n- New.\n\n### Mended\n\n- Old.\n\n## 0.0.1\n\n- First.\n"
            .formatted(version));
    assertEquals("- New.\n\n### Mended\n\n- Old.\n", notes(0, version, changes));
  }

  @Test
  void aTagThatIsNotTheVersionMakesNoRelease() throws Exception {
    Path changes = folder.resolve("changes");
    Files.writeString(changes, "## 99.0\n\n- New.\n");
    notes(1, "99.0", changes);
    notes(1, version(), changes);
  }

  private static String notes(int status, String version, Path changes) throws Exception {
    Process script =
        new ProcessBuilder("sh", "src/scripts/release/release-notes", version, changes.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(script.getInputStream().readAllBytes());
    assertEquals(status, script.waitFor());
    return said;
  }

  private static String version() throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    return pom.split("<version>")[1].split("<")[0];
  }

  private static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
      List<Path> all = files.sorted().toList();
      assertEquals(2, all.size(), all::toString);
      return all;
    }
  }
}
