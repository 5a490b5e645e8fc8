package dev.parley;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The image of Parley, as {@code src/main/launcher} starts it, with {@link Watched} beside it. */
final class WatchedParley implements Receiver {
  private static final long LIMIT_MS = 30_000;

  private final Process process;
  private final Writer orders;
  private final ProcessLines lines;
  private final String name;

  /**
   * @param image a folder like target/parley
   * @param patch the folder with the classes of {@link Watched}
   * @param options for Java, besides the image's own
   */
  WatchedParley(
      String name,
      Path image,
      Path patch,
      List<String> options,
      TestDisplayPlace place,
      String server)
      throws IOException {
    this.name = name;
    List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString()));
    command.addAll(options);
    command.addAll(List.of("--patch-module", "dev.parley=" + patch));
    command.addAll(List.of("--module", "dev.parley/dev.parley.Watched"));
    command.addAll(List.of("--server", server, "--client-id", id(), "--accept", "all"));
    command.addAll(List.of("--name", name)); // or it would be asked for, over the picture
    command.addAll(List.of("--camera", "none", "--microphone", "none", "--speaker", "test"));
    command.addAll(List.of("room", "secret"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DISPLAY", place.display());
    builder.environment().put("XDG_CONFIG_HOME", place.settings().resolve(name).toString());
    builder.environment().put("XDG_STATE_HOME", place.settings().resolve(name).toString());
    builder.environment().put("MALLOC_ARENA_MAX", "2"); // as the launcher has it
    process = builder.start();
    orders = process.outputWriter();
    lines = new ProcessLines(name, process);
  }

  /** Where it lives. */
  record TestDisplayPlace(String display, Path settings) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public String id() {
    return "parley-" + name.replaceAll("\\W", "").toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public ProcessHandle process() {
    return process.toHandle();
  }

  void fill(int width, int height) {
    order("fill " + width + " " + height);
  }

  @Override
  public void stack(boolean front) {
    order(front ? "front" : "back");
  }

  @Override
  public Look look() {
    ProcessLines.Found found = order("look");
    return new Look(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)));
  }

  private ProcessLines.Found order(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    return lines.await("^" + order.split(" ")[0] + " done (\\d+) (\\d+)", LIMIT_MS);
  }

  @Override
  public void close() {
    lines.kill();
  }
}
