package dev.parley;

import dev.parley.hosting.OwnProgram;
import dev.parley.media.sound.PrivatePulse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A call between Ann and Bob, each the whole program on a machine of their own with a sound server
 * of their own, in which Ann speaks. What each side judges is read from its log. Once Ann has left,
 * another may call Bob from where she was.
 */
final class ConfirmedCall implements AutoCloseable {
  private static final long LIMIT_MS = 60_000;

  final Machine annsMachine;
  final Machine bobsMachine;
  final PrivatePulse annsSound;
  final PrivatePulse bobsSound;
  final ProcessLines ann;
  final ProcessLines bob;
  private final Namespaces net = Namespaces.create();
  private final ProcessLines server;
  private final Path folder;
  private final String url;
  private final List<Process> processes = new ArrayList<>();

  /**
   * Starts it; see {@link #confirmed}.
   *
   * @param folder for settings and sound servers
   * @param bobsDisplay where Bob has a window; empty for none
   * @param limit when Ann leaves
   */
  ConfirmedCall(Path folder, Map<String, String> bobsDisplay, String limit) throws Exception {
    this.folder = folder;
    try {
      Machine serving = net.machine("server", 10);
      annsMachine = net.machine("ann", 31);
      bobsMachine = net.machine("bob", 32);
      annsSound = new PrivatePulse(folder.resolve("anns-sound"));
      bobsSound = new PrivatePulse(folder.resolve("bobs-sound"));
      annsSound.speak(440);
      server =
          start(
              "server",
              serving,
              Map.of(),
              "serve",
              "--listen",
              serving.host() + ":0",
              "--channel",
              "room:secret");
      url = server.await("Listening on (\\S+)", LIMIT_MS).group(1);
      Map<String, String> bobs = new HashMap<>(bobsSound.environment());
      bobs.putAll(bobsDisplay);
      List<String> bobsOptions = new ArrayList<>(List.of("--accept", "all", "--name", "Bob"));
      bobsOptions.addAll(List.of("--microphone", "none"));
      if (bobsDisplay.isEmpty()) {
        bobsOptions.add("--headless");
      }
      bob = join("bob", bobsMachine, bobs, bobsOptions);
      ann = calls("ann", limit);
    } catch (Exception | AssertionError failure) {
      Closing.after(failure, this::close);
      throw failure;
    }
  }

  /** Bob has confirmed that he hears Ann. */
  ConfirmedCall confirmed() {
    ann.await("heard: \\S+ -> CONFIRMED", LIMIT_MS);
    return this;
  }

  /** Somebody calls Bob from Ann's machine, as soon as he is free. */
  ProcessLines calls(String name, String limit) {
    List<String> options = List.of("--call", "bob", "--headless", "--for", limit);
    return join(name, annsMachine, annsSound.environment(), options);
  }

  private ProcessLines join(
      String name, Machine machine, Map<String, String> more, List<String> options) {
    List<String> all = new ArrayList<>(List.of("--server", url, "--client-id", name));
    all.addAll(List.of("--camera", "test", "--log-level", "info"));
    all.addAll(options);
    all.addAll(List.of("room", "secret"));
    return start(name, machine, more, all.toArray(String[]::new));
  }

  private ProcessLines start(
      String name, Machine machine, Map<String, String> more, String... arguments) {
    List<String> command = new ArrayList<>(machine.within());
    command.addAll(OwnProgram.command(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(more);
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve(name).toString());
    builder.environment().put("XDG_STATE_HOME", folder.resolve(name).toString());
    try {
      Process process = builder.start();
      processes.add(process);
      return new ProcessLines(name, process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Does something, and waits until a side judges so.
   *
   * @return after how many milliseconds
   */
  static long judged(ProcessLines side, String verdict, Act act) throws Exception {
    long since = ProcessLines.now();
    act.run();
    return side.await(verdict, LIMIT_MS).at() - since;
  }

  /** Something that is done to one side. */
  interface Act {
    void run() throws Exception;
  }

  /**
   * Of one cable, so much is lost from now on of what goes that way.
   *
   * @param fromAnn from Ann to Bob
   */
  void lose(boolean onAnns, boolean fromAnn, int percent) {
    (onAnns ? annsMachine : bobsMachine).lose(onAnns == fromAnn, percent);
  }

  /** What the caller and Bob make of the call while it runs. */
  List<String> soFar(ProcessLines caller) {
    return blames(caller, "so far");
  }

  /** What they make of it once the caller has left. */
  List<String> sums(ProcessLines caller) {
    return blames(caller, "summed up");
  }

  private List<String> blames(ProcessLines caller, String when) {
    String wanted = when + ": .*blame=(\\w+)";
    return List.of(caller.first(wanted, LIMIT_MS).group(1), bob.await(wanted, LIMIT_MS).group(1));
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    Closing.all(annsSound, bobsSound, net);
  }
}
