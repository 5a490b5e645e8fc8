package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.hosting.OwnProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual and the completions of this program, and how little its help needs. */
@Tag("desktop")
class HandbookOfParleyTest {
  @TempDir private Path folder;

  @Test
  void thePagesAreRightAndTheShellCompletes() throws Exception {
    HandbookFiles.main(new String[] {folder.toString()});
    for (String page : List.of("parley", "parley-serve", "parley-probe")) {
      String file = folder.resolve("man/" + page + ".1").toString();
      String text = run("groff", "-ww", "-mandoc", "-Tutf8", "-P-cbou", file);
      assertTrue(text.contains("EXIT STATUS") && text.contains("EXAMPLES"), text);
      assertTrue(text.contains("--log-level=LEVEL"), text);
    }
    String script = folder.resolve("completions/parley.bash").toString();
    assertEquals("--server", completed(script, "parley --ser"));
    assertEquals("probe", completed(script, "parley pro"));
    assertEquals("--json", completed(script, "parley probe --js"));
    assertEquals("none test", completed(script, "parley probe --camera "));
    assertEquals("", completed(script, "parley echo-"));
  }

  @Test
  void helpLoadsNeitherTheWindowNorTheMedia() throws Exception {
    for (String option : List.of("--help", "--version")) {
      List<String> command = new ArrayList<>(OwnProgram.command(option));
      command.add(1, "-Xlog:class+load:stdout");
      String said = run(command.toArray(String[]::new));
      assertTrue(said.contains("parley"), said);
      List<String> heavy =
          Stream.of(said.split("\n"))
              .filter(line -> line.matches(".*\\b(javafx\\.|dev\\.onvoid\\.|com\\.sun\\.javafx).*"))
              .toList();
      assertEquals(List.of(), heavy);
    }
  }

  private static String completed(String script, String line) throws Exception {
    return run(
            "bash",
            "-c",
            "compopt() { :; }; . \"$1\"; IFS=' '; COMP_WORDS=($2); [[ $2 == *' ' ]] && COMP_WORDS+=('');"
                + " COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _complete_parley;"
                + " echo \"${COMPREPLY[@]}\"",
            "bash",
            script,
            line)
        .strip();
  }

  /** What it prints; it must have nothing to complain of. */
  private static String run(String... command) throws Exception {
    boolean there =
        Path.of(command[0]).isAbsolute()
            || Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command[0])));
    Assumptions.assumeTrue(there, "there is no " + command[0] + " here");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Path complaints = Files.createTempFile("complaints", ".txt");
    Process process = builder.redirectError(complaints.toFile()).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertEquals("", Files.readString(complaints));
    Files.delete(complaints);
    assertEquals(0, status);
    return said;
  }
}
