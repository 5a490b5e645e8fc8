package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each promise of SECURITY.md names the tests that hold it, and those are there. */
@Tag("unit")
class SecurityPageTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| (`[^|]+`) \\|$");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  @Test
  void everyTestThatThePageNamesIsThere() throws IOException {
    Set<String> there;
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      there =
          sources
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Test.java"))
              .map(name -> name.replace(".java", ""))
              .collect(Collectors.toSet());
    }
    Set<String> named = new TreeSet<>();
    for (MatchResult row : rows()) {
      List<String> tests = NAME.matcher(row.group(2)).results().map(name -> name.group(1)).toList();
      assertTrue(!tests.isEmpty(), row.group(1));
      named.addAll(tests);
    }
    named.removeAll(there);
    assertEquals(Set.of(), named);
  }

  private static List<MatchResult> rows() throws IOException {
    String page = Files.readString(Path.of("SECURITY.md"));
    String table = page.substring(page.indexOf("\n## Tests\n"));
    long lines = table.lines().filter(line -> line.startsWith("| ")).count();
    List<MatchResult> rows = ROW.matcher(table).results().toList();
    assertEquals(lines - 1, rows.size(), "all rows but the first name tests");
    return rows;
  }
}
