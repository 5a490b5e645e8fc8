package dev.parley.manual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Generates manual pages and shell completions. Made anew by each build, out of the commands
 * themselves.
 */
public final class Handbook {
  private final CommandLine program;
  private final String version;

  /**
   * @param program with its commands; hidden ones are left out
   * @param version of the program
   */
  public Handbook(CommandLine program, String version) {
    this.program = program;
    this.version = version;
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
    String bash = AutoComplete.bash(name, program);
    files.put("completions/" + name + ".bash", bash);
    files.put("completions/_" + name, zsh(name, bash));
    return files;
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
