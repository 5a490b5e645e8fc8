package dev.parley.hosting;

import dev.parley.diagnostics.Crashes;
import dev.parley.files.UserFolders;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says how to start this program again as another process. */
public final class OwnProgram {
  /** By its name: starting it again does not depend on where it was started from. */
  static final String MAIN = "dev.parley.Main";

  private OwnProgram() {}

  /** The command line with these arguments: from an image, a module path or a class path. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
    command.add(Crashes.option(UserFolders.ofUser().logs()));
    Module module = OwnProgram.class.getModule();
    String modulePath = System.getProperty("jdk.module.path");
    if (module.isNamed()) {
      if (modulePath != null) {
        command.addAll(List.of("--module-path", modulePath));
      }
      command.addAll(List.of("--module", module.getName() + "/" + MAIN));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    }
    command.addAll(List.of(arguments));
    return command;
  }
}
