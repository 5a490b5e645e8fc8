package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.server.access.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The table in docs/server.md is that of the constants, and fits into the program's heap. */
@Tag("unit")
public class MemoryBudgetTest {
  private static final String HEAD = "| what | each, kB | how many | sum, MB |";

  /** {@code -Xmx256m}, less half of the young part, of which one half is always empty. */
  private static final long HEAP = (256L - 12) << 20;

  public static long sumOfDefaults() {
    return MemoryBudget.sum(Limits.DEFAULT);
  }

  @Test
  void theTableIsThatOfTheConstants() throws IOException {
    List<String> page = Files.readAllLines(Path.of("docs/server.md"));
    int start = page.indexOf(HEAD);
    List<String> table = page.subList(start, start + table().size());
    assertEquals(String.join("\n", table()), String.join("\n", table));
  }

  @Test
  void allTogetherFitsIntoTheHeap() throws IOException {
    assertTrue(sumOfDefaults() < HEAP, () -> Long.toString(sumOfDefaults()));
    String image = Files.readString(Path.of("config/package/Image.java"));
    assertTrue(image.contains("\"-Xmx256m\"") && image.contains("\"-XX:+ExitOnOutOfMemoryError\""));
  }

  private static List<String> table() {
    return Stream.of(
            Stream.of(HEAD, "|---|---|---|---|"),
            MemoryBudget.rows(Limits.DEFAULT).stream().map(MemoryBudgetTest::line),
            Stream.of(
                String.format(
                    Locale.ROOT, "| **all at once** | | | **%.1f** |", sumOfDefaults() / 1e6)))
        .flatMap(lines -> lines)
        .toList();
  }

  private static String line(MemoryBudget.Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %,.1f | %,d | %.1f |",
        row.what(),
        row.each() / 1e3,
        row.many(),
        row.sum() / 1e6);
  }
}
