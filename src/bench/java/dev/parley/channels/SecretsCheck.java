package dev.parley.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Main;
import dev.parley.hosting.OwnProgram;
import dev.parley.keyring.PrivateKeyring;
import dev.parley.text.PercentEncoding;
import dev.parley.view.RemoteWindow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole session, and then every password of it looked for in every place where it does not
 * belong. src/scripts/release/secrets-check runs it; Linux.
 */
@Tag("desktop")
class SecretsCheck {
  private static final String FIRST = "Zq7-first-channel's+own=word";
  private static final String SECOND = "Wk4-another-channel's-word";
  private static final String TURN = "Tn9-the-turn-servers-word";

  @TempDir Path folder;

  private final List<Process> started = new ArrayList<>();
  private final Set<String> inProcesses = new ConcurrentSkipListSet<>();
  private final List<SecretSearch> searches =
      new ArrayList<>(
          List.of(
              new SecretSearch("the first password", FIRST),
              new SecretSearch("the second password", SECOND),
              new SecretSearch("the TURN password", TURN)));
  private Map<String, String> environment;
  private BufferedReader told;

  @AfterEach
  void end() {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  @Test
  void noPasswordIsWhereItDoesNotBelong() throws Exception {
    Path home = home();
    Path report = home.resolve("report.json");
    try (PrivateKeyring keyring = PrivateKeyring.open(Files.createDirectory(folder.resolve("k")))) {
      environment.put("DBUS_SESSION_BUS_ADDRESS", keyring.bus);
      List<String> links = serve();
      Process window = window("--media", "test", "--log-level", "trace", "--report", report + "");
      Thread watching = new Thread(() -> watch(window), "watch");
      watching.setDaemon(true);
      watching.start();

      tell(window, "see start-page", "focus join-link", "press join-keep");
      tell(window, "type join-link " + links.get(0), "read nav-channel one");
      tell(window, "read nav-status Online", "press connect-echo", "see call-bar");
      Process second = program("--", links.get(1));
      assertTrue(second.waitFor(20, TimeUnit.SECONDS));
      assertEquals(0, second.exitValue());
      tell(window, "press visit-go", "read nav-channel two", "read nav-status Online");
      tell(window, "press connect-echo", "see call-bar");
      tell(
          window,
          "press menu-help",
          "press help-diagnostics",
          "press diagnostics-save",
          "see diagnostics-reveal");
      window.destroy();
      assertTrue(window.waitFor(20, TimeUnit.SECONDS));
      watching.join();
    }
    assertTrue(Files.exists(report), "there is a report");
    assertTrue(text(home.resolve("config/parley/settings.json")).contains("passwordKept"));
    assertTrue(archives(home) > 0, "the diagnostics are saved");
    assertTrue(Files.size(logs(home)) > 10_000, "the log is whole");
    String local = text(home.resolve("config/parley/local-server.properties"));
    String own = local.lines().filter(line -> line.startsWith("password=")).findFirst().get();
    SecretSearch ownWord = new SecretSearch("the built-in server's password", own.substring(9));

    Set<String> found = new TreeSet<>(inProcesses);
    for (SecretSearch search : searches) {
      found.addAll(search.inFiles(home));
    }
    found.addAll(ownWord.inFiles(home));
    found.addAll(searches.get(0).inFiles(folder.resolve("k")));
    // Where the user, or the program for its own server, has put them.
    assertTrue(found.remove("the TURN password in config/parley/settings.json"));
    assertTrue(
        found.remove("the built-in server's password in config/parley/local-server.properties"));
    assertEquals(Set.of(), found);
  }

  private Path home() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path run =
        Files.createDirectory(
            home.resolve("run"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path settings = Files.createDirectories(home.resolve("config/parley")).resolve("settings.json");
    Files.writeString(
        settings,
        "{\"name\": \"Robin\", \"iceServers\": [\"turn:robin:" + TURN + "@127.0.0.1:9\"]}");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
    environment =
        new java.util.HashMap<>(
            Map.of(
                "HOME", home.toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString(),
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_DATA_HOME", home.resolve("data").toString(),
                "XDG_RUNTIME_DIR", run.toString()));
    return home;
  }

  /** A server of two channels, which is no part of the session; the links into them. */
  private List<String> serve() throws IOException {
    Path channels = Files.writeString(folder.resolve("channels"), "one x\ntwo y\n");
    Files.writeString(channels, "one " + FIRST + "\ntwo " + SECOND + "\n");
    Map<String, String> own = Map.of("XDG_CONFIG_HOME", folder.resolve("server").toString());
    Process server =
        start(
            own,
            OwnProgram.command(
                "serve",
                "--tls",
                "--echo",
                "--listen",
                "127.0.0.1:0",
                "--channels",
                "" + channels));
    String url = "";
    String digits = "";
    for (String line = server.inputReader().readLine(); digits.isEmpty(); ) {
      url = line.startsWith("Listening on ") ? line.substring("Listening on wss://".length()) : url;
      digits = line.startsWith("Certificate SHA-256 ") ? line.substring(20).replace(":", "") : "";
      line = digits.isEmpty() ? server.inputReader().readLine() : line;
    }
    String first = PercentEncoding.encode(FIRST);
    return List.of(
        "parley://" + url + "/one?cert=" + digits + "#" + first,
        "parley://" + url + "/two?cert=" + digits + "#" + PercentEncoding.encode(SECOND));
  }

  private Process program(String... arguments) throws IOException {
    return start(environment, OwnProgram.command(arguments));
  }

  private Process window(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(OwnProgram.command(arguments));
    int main = command.indexOf(Main.class.getName());
    command.set(main, RemoteWindow.class.getName());
    command.addAll(
        1,
        List.of(
            "-Duser.home=" + environment.get("HOME"),
            "-Dglass.platform=Monocle",
            "-Dmonocle.platform=Headless",
            "-Dprism.order=sw",
            "-Dprism.text=t2k"));
    Process window = start(environment, command);
    told = window.inputReader();
    return window;
  }

  private Process start(Map<String, String> more, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(more);
    builder.environment().remove("DISPLAY");
    Path errors = Files.createDirectories(folder.resolve("home/errors"));
    builder.redirectError(errors.resolve(started.size() + ".txt").toFile());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private void tell(Process window, String... lines) throws IOException {
    for (String line : lines) {
      window.getOutputStream().write((line + "\n").getBytes());
      window.getOutputStream().flush();
      String answer = told.readLine();
      while (answer != null && !answer.startsWith("did ") && !answer.startsWith("never ")) {
        answer = told.readLine();
      }
      assertEquals("did " + line.split(" ")[1], answer, () -> line + "\n" + lastWords());
    }
  }

  private String lastWords() {
    try {
      List<String> all = Files.readAllLines(folder.resolve("home/errors/1.txt"));
      return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
    } catch (IOException none) {
      return none.toString();
    }
  }

  /** All that the session starts, however short it lives; and itself. */
  private void watch(Process window) {
    while (window.isAlive()) {
      for (SecretSearch search : searches) {
        Stream.concat(Stream.of(window.toHandle()), window.descendants())
            .forEach(process -> inProcesses.addAll(search.inProcess(process)));
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private static long archives(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> file.toString().endsWith(".zip")).count();
    }
  }

  private static Path logs(Path home) throws IOException {
    try (Stream<Path> all = Files.walk(home.resolve("errors"))) {
      return all.filter(file -> file.endsWith("1.txt")).findFirst().orElseThrow();
    }
  }

  private static String text(Path file) throws IOException {
    assertFalse(Files.isDirectory(file));
    return Files.readString(file);
  }
}
