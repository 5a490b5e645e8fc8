package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.media.screen.TestDisplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * From the start of Java to Parley's window, and to its being online, beside an empty JavaFX window
 * on the same image, one after the other in turns. See {@code src/scripts/measure/start-times}.
 *
 * <p>Arguments: the folder with the class {@link dev.parley.bare.EmptyWindow}, how often, and
 * images as {@code NAME=IMAGE}, perhaps with options for Java behind a blank.
 */
final class StartTimes {
  private static final long LIMIT_MS = 60_000;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Path folder;
  private final Path settings;
  private final String display;
  private final Map<String, List<Long>> times = new LinkedHashMap<>();

  private StartTimes(Path folder, Path settings, String display) {
    this.folder = folder;
    this.settings = settings;
    this.display = display;
  }

  public static void main(String[] arguments) throws IOException {
    int runs = Integer.parseInt(arguments[1]);
    List<String> images = List.of(arguments).subList(2, arguments.length);
    try (TestDisplay display = TestDisplay.start()) {
      StartTimes times =
          new StartTimes(
              Path.of(arguments[0]), Files.createTempDirectory("parley-start"), display.name());
      for (String image : images) {
        times.start(image); // makes the settings, and brings the files into memory
      }
      times.times.clear();
      for (int run = 0; run < runs; run++) {
        for (String image : images) {
          times.start(image);
        }
        System.err.print(".");
      }
      System.err.println();
      times.print();
    }
    System.exit(0);
  }

  private void start(String image) throws IOException {
    String[] words = image.split("[= ]", 3);
    List<String> java = new ArrayList<>(List.of(Path.of(words[1], "bin", "java").toString()));
    java.addAll(words.length < 3 ? List.of() : List.of(words[2].split(" ")));

    List<String> empty = new ArrayList<>(java);
    // The module, too, which the image's options speak of. A foldered one would share no classes.
    empty.addAll(List.of("--add-modules", "dev.parley", "-cp", folder.toString()));
    empty.add("dev.parley.bare.EmptyWindow");
    ProcessLines window = run("an empty window", empty);
    note(words[0] + ", an empty window", window.await("shown (\\d+)", LIMIT_MS).group(1));
    window.kill();

    List<String> parley = new ArrayList<>(java);
    parley.addAll(List.of("--module", "dev.parley/dev.parley.Main"));
    parley.addAll(List.of("--media", "test", "--name", "Ann", "--for", "4s", "--report", "-"));
    ProcessLines program = run("Parley", parley);
    program.await("^\\}$", LIMIT_MS);
    program.kill();
    String said =
        program.all().stream()
            .map(ProcessLines.Line::text)
            .filter(line -> !line.startsWith("log "))
            .collect(Collectors.joining());
    JsonNode report = MAPPER.readTree(said);
    for (String moment : Set.of("windowShown", "ready")) {
      note(words[0] + ", " + moment, report.at("/timeline/" + moment).asText());
    }
  }

  private ProcessLines run(String name, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", display);
    builder.environment().put("XDG_CONFIG_HOME", settings.toString());
    builder.environment().put("XDG_STATE_HOME", settings.toString());
    builder.environment().put("MALLOC_ARENA_MAX", "2"); // as the launcher has it
    return new ProcessLines(name, builder.start());
  }

  private void note(String what, String ms) {
    times.computeIfAbsent(what, one -> new ArrayList<>()).add(Long.parseLong(ms));
  }

  /** The ratio is to the empty window of the same image in the same turn. */
  private void print() {
    System.out.printf("%-36s %7s %7s %7s %7s%n", "ms", "median", "least", "most", "ratio");
    times.forEach(
        (what, all) -> {
          List<Long> yardstick = times.get(what.split(", ")[0] + ", an empty window");
          List<Double> ratios = new ArrayList<>();
          for (int i = 0; i < all.size(); i++) {
            ratios.add((double) all.get(i) / yardstick.get(i));
          }
          List<Long> sorted = all.stream().sorted().toList();
          System.out.printf(
              "%-36s %7d %7d %7d %7.2f%n",
              what,
              sorted.get(sorted.size() / 2),
              sorted.get(0),
              sorted.get(sorted.size() - 1),
              ratios.stream().sorted().toList().get(ratios.size() / 2));
        });
  }
}
