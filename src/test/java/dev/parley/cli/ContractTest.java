package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The names that scripts rely on, as the command line has them and docs/command-line.md says. */
@Tag("unit")
class ContractTest {
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]+");

  @Test
  void aCallHasTheOptionsOfTheContract() {
    assertEquals(
        names(
            "--server --signalling --replace-certificate --client-id --name --password-file --password-stdin --ca"
                + " --ice-server --relay-only --camera --microphone --speaker --media --headless"
                + " --kiosk --accept --call --say --send --receive-to --for --report --log-level --help --version"),
        options(CommandLines.whole().getCommandSpec()));
  }

  @Test
  void theServerAloneHasIts() {
    assertEquals(
        names(
            "--listen --channel --channels --extension --extensions --allow-origin --proxy"
                + " --turn-server --turn-secret --echo"
                + " --tls --certificate --key --log-level --help --version"),
        options(command("serve")));
  }

  @Test
  void theProbeHasThoseOfACallThatItCanUse() {
    assertEquals(
        names(
            "--server --signalling --replace-certificate --client-id --name --password-file --password-stdin --ca"
                + " --ice-server --relay-only --camera --microphone --speaker --media --json"
                + " --log-level --help --version"),
        options(command("probe")));
  }

  @Test
  void everyOptionIsInTheDocumentAndNoneThatIsNot() throws IOException {
    Set<String> there = new TreeSet<>(options(CommandLines.whole().getCommandSpec()));
    there.addAll(options(command("serve")));
    there.addAll(options(command("probe")));
    Set<String> documented =
        OPTION
            .matcher(Files.readString(Path.of("docs", "command-line.md")))
            .results()
            .map(found -> found.group())
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(there, documented);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version clientId peer timeline reconnects path video audio chat process calls endReason",
        "started windowShown socketOpen loggedIn ready offered accepted iceConnected"
            + " firstRemoteFrame ended",
        "local remote protocol roundTripMs sent received frames fps width height codec kbps",
        "files direction name bytes sha256 ms resumed complete",
        "rendered dropped freezes level lossPercent toneHz cpuSeconds peakRssMiB"
      })
  void theReportHasTheFieldsOfTheContract(String fields) throws IOException {
    String written =
        Files.readString(Path.of("src/main/java/dev/parley/report/Report.java"))
            + Files.readString(Path.of("src/main/java/dev/parley/report/Timeline.java"));
    for (String field : fields.split(" ")) {
      assertTrue(written.contains("\"" + field + "\""), field);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "serve", "probe"})
  void helpIsInSectionsWithExitStatusAndExamples(String name) {
    List<String> help = help(name).lines().toList();
    assertTrue(help.stream().filter(line -> line.matches("[A-Z].*:")).count() >= 4, name);
    int status = help.indexOf("Exit status:");
    int examples = help.indexOf("Examples:");
    assertTrue(status > 0 && examples > status, help.toString());
    help.subList(examples, help.size()).forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void helpSaysWhereAPasswordIsSeen() {
    assertTrue(help("").replaceAll("\\s+", " ").contains("an argument shows in the list of"));
  }

  /** What stands between two options of one section must not take that section's others away. */
  @Test
  void optionsMayStandInAnyOrder() {
    CommandLine call = CommandLines.whole();
    call.parseArgs(
        "--ca a --media test --accept x --server wss://host --ca b --name Ann --accept y room"
            .split(" "));
    assertEquals(List.of(Path.of("a"), Path.of("b")), value(call, "--ca"));
    assertEquals(List.of("x", "y"), value(call, "--accept"));
    assertNotNull(value(call, "--server"));
    assertEquals("Ann", value(call, "--name"));
  }

  private static Object value(CommandLine call, String option) {
    return call.getCommandSpec().findOption(option).getValue();
  }

  private static String help(String name) {
    CommandLine command = name.isEmpty() ? CommandLines.whole() : command(name).commandLine();
    StringWriter text = new StringWriter();
    command.usage(new PrintWriter(text));
    return text.toString();
  }

  private static CommandSpec command(String name) {
    return CommandLines.whole().getSubcommands().get(name).getCommandSpec();
  }

  private static Set<String> options(CommandSpec command) {
    return command.options().stream()
        .map(OptionSpec::longestName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(String text) {
    return new TreeSet<>(List.of(text.split(" ")));
  }
}
