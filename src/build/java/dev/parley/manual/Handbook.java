package dev.parley.manual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Generates manual pages and shell completions from a program's commands. The build writes them,
 * for the packages; the program itself has none of this.
 */
public final class Handbook {
  private final CommandLine program;
  private final String version;
  private final Map<String, List<String>> values;

  /**
   * @param program with its commands; hidden ones are left out
   * @param version of the program
   * @param values what a shell offers as the value of an option, by the option's name
   */
  public Handbook(CommandLine program, String version, Map<String, List<String>> values) {
    this.program = program;
    this.version = version;
    this.values = values;
  }

  /** Writes {@code man/NAME.1} for each command, and {@code completions/}. */
  public void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files().entrySet()) {
      Path there = folder.resolve(file.getKey());
      Files.createDirectories(there.getParent());
      Files.writeString(there, file.getValue(), StandardCharsets.UTF_8);
    }
  }

  /** All of it: relative paths to texts. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    page(files, program.getCommandSpec());
    program.getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .filter(command -> !command.usageMessage().hidden())
        .forEach(command -> page(files, command));
    String name = program.getCommandName();
    String bash = AutoComplete.bash(name, new CommandLine(withValues(program.getCommandSpec())));
    files.put("completions/" + name + ".bash", bash);
    files.put("completions/_" + name, zsh(name, bash));
    return files;
  }

  /** A copy for the shell, which knows nothing of groups. */
  private CommandSpec withValues(CommandSpec command) {
    CommandSpec copy = CommandSpec.create().name(command.name());
    copy.usageMessage().hidden(command.usageMessage().hidden());
    for (OptionSpec option : command.options()) {
      OptionSpec.Builder known = OptionSpec.builder(option);
      List<String> words = values.get(option.longestName());
      copy.addOption(words == null ? known.build() : known.completionCandidates(words).build());
    }
    command.positionalParameters().forEach(copy::addPositional);
    command
        .subcommands()
        .forEach((name, each) -> copy.addSubcommand(name, withValues(each.getCommandSpec())));
    return copy;
  }

  private void page(Map<String, String> files, CommandSpec command) {
    ManualPage page = new ManualPage(command, version);
    files.put("man/" + page.name() + ".1", page.text());
  }

  /**
   * The same script, for a folder of zsh's {@code fpath}: what is loaded at the first completion
   * has to answer it, too (zshcompsys(1), bashcompinit). There is no compopt in zsh, and the alias
   * that the script makes for it comes too late for a file that is read whole.
   */
  private static String zsh(String name, String bash) {
    return "#compdef "
        + name
        + "\nfunction compopt() { return 0; }\n"
        + bash
        + "\n_bash_complete -o default -F _complete_"
        + name
        + "\n";
  }
}
