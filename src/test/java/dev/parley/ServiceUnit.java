package dev.parley;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The service of config/server/systemd, as far as systemd.service(5) is needed to run it here: the
 * command with its variables put in, and when it is started again.
 */
public final class ServiceUnit {
  private static final Pattern BRACED = Pattern.compile("\\$\\{(\\w+)}");

  private final Map<String, String> settings = new LinkedHashMap<>();

  public static ServiceUnit read(Path file) throws IOException {
    ServiceUnit unit = new ServiceUnit();
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        unit.settings.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return unit;
  }

  /** The same service with another setting. */
  public ServiceUnit with(String setting, String value) {
    ServiceUnit unit = new ServiceUnit();
    unit.settings.putAll(settings);
    unit.settings.put(setting, value);
    return unit;
  }

  public String get(String setting) {
    return settings.getOrDefault(setting, "");
  }

  /**
   * As systemd splits ExecStart: {@code ${NAME}} is one word or a part of one, {@code $NAME} as
   * many as it has blanks, {@code %E} the folder of the user's settings.
   *
   * @param program in place of the first word
   */
  public List<String> command(List<String> program, Map<String, String> environment, Path folder) {
    List<String> command = new ArrayList<>(program);
    List<String> words = List.of(get("ExecStart").split(" "));
    for (String word : words.subList(1, words.size())) {
      if (word.matches("\\$\\w+")) {
        command.addAll(List.of(environment.get(word.substring(1)).split(" ")));
      } else {
        Matcher braced = BRACED.matcher(word.replace("%E", folder.toString()));
        command.add(
            braced.replaceAll(name -> Matcher.quoteReplacement(environment.get(name.group(1)))));
      }
    }
    return command;
  }

  /** Whether it is started again after this end. */
  public boolean restartsAfter(int status) {
    return get("Restart").equals("always")
        && !List.of(get("RestartPreventExitStatus").split(" ")).contains("" + status);
  }

  long restartMs() {
    return 1000 * Long.parseLong(get("RestartSec"));
  }
}
