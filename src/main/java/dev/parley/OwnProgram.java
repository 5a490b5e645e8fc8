package dev.parley;

import dev.parley.diagnostics.Crashes;
import dev.parley.diagnostics.LogFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Says how to start this program again as another process. */
final class OwnProgram {
  private OwnProgram() {}

  /** The command line with these arguments: from an image, a module path or a class path. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx128m"));
    command.add(Crashes.option(LogFolder.ofUser()));
    Module module = Main.class.getModule();
    String modulePath = System.getProperty("jdk.module.path");
    if (module.isNamed()) {
      if (modulePath != null) {
        command.addAll(List.of("--module-path", modulePath));
      }
      command.addAll(List.of("--module", module.getName() + "/" + Main.class.getName()));
    } else {
      command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    }
    command.addAll(List.of(arguments));
    return command;
  }
}
