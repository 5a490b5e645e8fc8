package dev.parley.manual;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Generates the manual page of one command from the same data as its help. */
public final class ManualPage {
  private final CommandSpec command;
  private final UsageMessageSpec help;
  private final String version;
  private final Roff page = new Roff();

  /**
   * @param version of the program
   */
  public ManualPage(CommandSpec command, String version) {
    this.command = command;
    this.help = command.usageMessage();
    this.version = version;
  }

  /** Its name: that of the command line, with hyphens. */
  public String name() {
    return command.qualifiedName("-");
  }

  /** In roff, for section 1. */
  public String text() {
    page.request("TH", name().toUpperCase(Locale.ROOT), "1", "", "Parley " + version, "");
    page.request("SH", "NAME").words(name() + " - " + shortly());
    page.request("SH", "SYNOPSIS");
    for (String line : help.customSynopsis()) {
      page.words(line.strip()).request("br");
    }
    page.request("SH", "DESCRIPTION");
    for (String paragraph : help.description()) {
      page.words(paragraph).request("PP");
    }
    arguments();
    options();
    commands();
    exitStatus();
    environment();
    examples();
    seeAlso();
    return page.toString();
  }

  private String shortly() {
    String first = help.description()[0].replaceFirst("\\.$", "");
    return first.substring(0, 1).toLowerCase(Locale.ROOT) + first.substring(1);
  }

  private void arguments() {
    List<PositionalParamSpec> positions = command.positionalParameters();
    if (!positions.isEmpty()) {
      page.request("SH", "ARGUMENTS");
      positions.forEach(one -> entry(one.paramLabel(), "", one));
    }
  }

  private void options() {
    page.request("SH", "OPTIONS");
    command.argGroups().stream()
        .sorted(Comparator.comparingInt(ArgGroupSpec::order))
        .forEach(
            group -> {
              page.request("SS", line(group.heading()).replaceFirst(":$", ""));
              group.options().forEach(this::option);
            });
    page.request("SS", "Help");
    command.options().stream().filter(one -> one.group() == null).forEach(this::option);
  }

  private void option(OptionSpec option) {
    boolean valued = option.arity().max() > 0;
    entry(String.join(", ", option.names()), valued ? "=" + option.paramLabel() : "", option);
  }

  private void entry(String name, String behind, ArgSpec what) {
    page.request("TP").bold(name, behind);
    Arrays.stream(what.description()).map(text -> candidates(text, what)).forEach(page::words);
  }

  private static String candidates(String text, ArgSpec what) {
    if (what.completionCandidates() == null) {
      return text;
    }
    return text.replace("${COMPLETION-CANDIDATES}", String.join(", ", what.completionCandidates()));
  }

  private void commands() {
    List<CommandLine> shown =
        command.subcommands().values().stream()
            .filter(one -> !one.getCommandSpec().usageMessage().hidden())
            .toList();
    if (!shown.isEmpty()) {
      page.request("SH", "COMMANDS");
      for (CommandLine one : shown) {
        page.request("TP").bold(one.getCommandName(), "");
        page.words(one.getCommandSpec().usageMessage().description()[0]);
      }
    }
  }

  private void exitStatus() {
    page.request("SH", "EXIT STATUS");
    for (Map.Entry<String, String> status : help.exitCodeList().entrySet()) {
      page.request("TP").bold(status.getKey().strip(), "").words(status.getValue());
    }
  }

  private void environment() {
    if (command.findOption("--password-stdin") != null) {
      page.request("SH", "ENVIRONMENT").request("TP").bold("PARLEY_PASSWORD", "");
      page.words("The password, where nothing else gives one.");
    }
  }

  /** A line that is a command, and one that says what it does. */
  private void examples() {
    page.request("SH", "EXAMPLES");
    for (String line : help.footer()) {
      boolean explains = line.startsWith("   ");
      if (explains) {
        page.words(line.strip());
      } else {
        page.request("TP").bold(line.strip(), "");
      }
    }
  }

  private void seeAlso() {
    CommandSpec root = command.root();
    List<String> others =
        Stream.concat(Stream.of(root.commandLine()), root.subcommands().values().stream())
            .map(CommandLine::getCommandSpec)
            .filter(one -> one != command && !one.usageMessage().hidden())
            .map(one -> one.qualifiedName("-") + "(1)")
            .toList();
    page.request("SH", "SEE ALSO").words(String.join(", ", others));
  }

  private static String line(String heading) {
    return String.format(heading).strip();
  }
}
