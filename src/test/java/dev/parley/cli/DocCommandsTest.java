package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;

/**
 * What the documents say, as far as a text can be held to it: options, files and links. {@code
 * src/scripts/release/doc-commands} runs their commands.
 */
@Tag("unit")
class DocCommandsTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final Pattern INLINE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern OURS =
      Pattern.compile("(?<![\\w/.~-])(?:src/scripts|config|docs|\\.github)/[\\w./-]*\\w");

  /** A command of ours up to where another one begins, after what may stand before it. */
  private static final Pattern COMMAND =
      Pattern.compile(
          "(?:^|[|;&(]|\\bif )\\s*(?:\\w+=[^\\s(]+ )*(?:target/parley/bin/|/opt/parley/bin/)?"
              + "(?:parley|src/scripts/start)(?= |$)([^|;&)]*)");

  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** All of them: a path from the root of the repository. */
  static List<Path> documents() throws IOException {
    try (Stream<Path> root = Files.list(Path.of("."));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(root, docs)
          .map(Path::normalize)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  @Test
  void theDocumentsThatUsersLookForAreThere() throws IOException {
    List<String> names = documents().stream().map(path -> path.toString()).toList();
    for (String name :
        "README CONTRIBUTING SECURITY CHANGELOG docs/user docs/scripting".split(" ")) {
      assertTrue(names.contains(name.replace('/', java.io.File.separatorChar) + ".md"), name);
    }
  }

  /** Only what is fenced as sh is run; so nothing else may look like a command. */
  @ParameterizedTest
  @MethodSource("documents")
  void aBlockSaysWhatItIs(Path document) throws IOException {
    String text = text(document);
    Set<String> kinds =
        FENCE.matcher(text).results().map(block -> block.group(1)).collect(Collectors.toSet());
    kinds.removeAll(Set.of("sh", "text", "json"));
    assertEquals(Set.of(), kinds);
    List<String> indented =
        FENCE.matcher(text).replaceAll("").lines().filter(line -> line.startsWith("    ")).toList();
    assertEquals(List.of(), indented);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandLineIsOneThatParleyTakes(Path document) throws IOException {
    for (String command : commands(text(document))) {
      try {
        CommandLines.whole().parseArgs(words(command));
      } catch (ParameterException wrong) {
        throw new AssertionError(document + ": parley " + command + ": " + wrong.getMessage());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyFileOfOursThatIsNamedIsThere(Path document) throws IOException {
    assertAll(
        OURS.matcher(text(document))
            .results()
            .map(MatchResult::group)
            .filter(name -> !name.endsWith("…"))
            .map(name -> () -> assertTrue(Files.exists(Path.of(name)), name)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    for (MatchResult link : LINK.matcher(text(document)).results().toList()) {
      String target = link.group(1);
      if (!target.matches("[a-z]+:.*")) {
        String[] parts = target.split("#", 2);
        Path file = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        assertTrue(Files.exists(file), document + ": " + target);
        assertTrue(parts.length == 1 || anchors(file).contains(parts[1]), document + ": " + target);
      }
    }
  }

  @Test
  void aCommandIsFoundWhereverItStands() {
    String text =
        "```sh\n# parley --no\nsudo true && A=b parley --name 'a b' \\\n  --for 2s c >x | jq .\n"
            + "page=$(parley probe --json x \"$y\") || echo 'no'\n```\nand `parley serve --echo`";
    assertEquals(
        List.of("--name 'a b'     --for 2s c >x", "probe --json x \"x\"", "serve --echo"),
        commands(text).stream().map(String::strip).toList());
    assertEquals(
        List.of("--name", "a b", "--for", "2s", "c"), List.of(words("--name 'a b' --for 2s c >x")));
  }

  /** What follows the name of the program, with x for what a variable holds. */
  private static List<String> commands(String text) {
    List<String> lines = new ArrayList<>();
    for (MatchResult block : FENCE.matcher(text).results().toList()) {
      if (block.group(1).equals("sh")) {
        lines.addAll(block.group(2).replace("\\\n", "  ").lines().toList());
      }
    }
    INLINE
        .matcher(FENCE.matcher(text).replaceAll(""))
        .results()
        .map(code -> code.group(1))
        .filter(code -> code.startsWith("parley ") && !code.contains("…"))
        .forEach(lines::add);
    return lines.stream()
        .map(line -> line.replaceFirst("(^|\\s)# .*", ""))
        .map(line -> line.replaceAll("\\$\\{?\\w+}?", "x"))
        .flatMap(line -> COMMAND.matcher(line).results())
        .map(found -> found.group(1))
        .toList();
  }

  private static String[] words(String command) {
    return WORD.matcher(command.replaceAll("\\s\\d?>+\\s*\\S+", ""))
        .results()
        .map(
            word ->
                Stream.of(1, 2, 3)
                    .map(word::group)
                    .filter(found -> found != null)
                    .findFirst()
                    .orElseThrow())
        .toArray(String[]::new);
  }

  /** As the pages that show Markdown make them. */
  private static Set<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(FENCE.matcher(text(file)).replaceAll(""))
        .results()
        .map(
            heading ->
                heading
                    .group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file);
  }
}
