package dev.parley.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A manual of a small program, with what roff and shells trip over. */
@Tag("desktop")
class HandbookTest {
  @TempDir private Path folder;

  @Command(
      name = "tea",
      mixinStandardHelpOptions = true,
      customSynopsis = "tea [OPTIONS] KIND",
      description = {"Makes tea.", ".so it goes, 'as is' \\n … \"well\"", "'quoted first"},
      exitCodeList = {"0:there is tea", "1:there is none"},
      footer = {"  tea --sugar=2 black", "      with sugar"})
  private static final class Tea implements Runnable {
    @Parameters(paramLabel = "KIND", description = "black or green")
    private String kind;

    @ArgGroup(validate = false, order = 1, heading = "%nSweetness:%n")
    private Sweet sweet = new Sweet();

    @Override
    public void run() {}
  }

  private static final class Sweet {
    @Option(names = "--sugar", paramLabel = "N", description = "spoons of it")
    private int sugar;

    @Option(names = "--honey", description = "with honey")
    private boolean honey;
  }

  @Command(name = "pour", description = "Pours it.", customSynopsis = "tea pour")
  private static final class Pour implements Runnable {
    @Option(names = "--slowly", description = "with care")
    private boolean slowly;

    @Override
    public void run() {}
  }

  @Command(name = "spill", hidden = true, description = "Spills it.")
  private static final class Spill implements Runnable {
    @Override
    public void run() {}
  }

  private final Handbook handbook =
      new Handbook(
          new CommandLine(new Tea())
              .addSubcommand("pour", new Pour())
              .addSubcommand("spill", new Spill()),
          "1.2",
          Map.of("--sugar", List.of("one", "two")));

  @Test
  void eachCommandThatIsShownHasItsPage() {
    assertEquals(
        List.of("man/tea.1", "man/tea-pour.1", "completions/tea.bash", "completions/_tea"),
        List.copyOf(handbook.files().keySet()));
  }

  @Test
  void aPageSaysAllThatTheHelpSays() throws Exception {
    handbook.write(folder);
    String text = page("man/tea.1");
    for (String part :
        List.of(
            "makes tea",
            ".so it goes, 'as is' \\n … \"well\"",
            "'quoted first",
            "tea [OPTIONS] KIND",
            "black or green",
            "Sweetness",
            "--sugar=N",
            "spoons of it",
            "--honey",
            "-h, --help",
            "Pours it.",
            "there is none",
            "tea --sugar=2 black",
            "with sugar",
            "tea-pour(1)",
            "Parley 1.2")) {
      assertTrue(text.contains(part), part + " is not in\n" + text);
    }
    assertTrue(!text.contains("Spills"), text);
  }

  @Test
  void bashCompletesOptionsAndCommands() throws Exception {
    handbook.write(folder);
    assertEquals("--sugar", completed("tea", "--su"));
    assertEquals("pour", completed("tea", "po"));
    assertEquals("--slowly", completed("tea", "pour", "--"));
    assertEquals("one two", completed("tea", "--sugar", ""));
    assertEquals("", completed("tea", "spi"));
  }

  @Test
  void zshLoadsTheSameAtTheFirstCompletion() {
    List<String> lines = handbook.files().get("completions/_tea").lines().toList();
    assertEquals("#compdef tea", lines.get(0));
    assertEquals("_bash_complete -o default -F _complete_tea", lines.get(lines.size() - 1));
  }

  /** What groff makes of it; it must have nothing to complain of. */
  private String page(String name) throws Exception {
    Process groff =
        start("groff", "-ww", "-mandoc", "-Tutf8", "-P-cbou", folder.resolve(name).toString());
    String complaints = new String(groff.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    String text = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", complaints);
    assertEquals(0, groff.waitFor());
    return text;
  }

  private String completed(String... words) throws Exception {
    String script =
        "compopt() { :; }; . '"
            + folder.resolve("completions/tea.bash")
            + "'; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _complete_tea;"
            + " echo \"${COMPREPLY[@]}\"";
    String[] command = new String[4 + words.length];
    List<String> head = List.of("bash", "-c", script, "bash");
    for (int i = 0; i < command.length; i++) {
      command[i] = i < head.size() ? head.get(i) : words[i - head.size()];
    }
    Process bash = start(command);
    String complaints = new String(bash.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("", complaints);
    return said.strip();
  }

  private static Process start(String... command) throws IOException {
    boolean there =
        List.of(System.getenv("PATH").split(java.io.File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
    Assumptions.assumeTrue(there, "there is no " + command[0] + " here");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }
}
