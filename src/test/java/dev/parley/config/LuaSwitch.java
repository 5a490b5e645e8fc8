package dev.parley.config;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * Runs a script of config/server/freeswitch in the stand-in for FreeSWITCH,
 * src/test/lua/switch.lua, under every Lua that is installed: which one a FreeSWITCH embeds depends
 * on who built it. All of them must do the same.
 */
final class LuaSwitch {
  private static final Path STAND_IN = Path.of("src/test/lua/switch.lua");
  private static final Path SCRIPTS = Path.of("config/server/freeswitch");
  private static final List<String> NAMES = List.of("lua5.1", "lua5.2", "lua5.3", "lua5.4");
  private static final List<Path> INTERPRETERS = installed();

  private final String script;
  private final StringBuilder given = new StringBuilder();

  LuaSwitch(String script) {
    this.script = script;
  }

  /**
   * What a script did: commands as {@code NAME ARGUMENT}, log lines, XML_STRING or null, and how
   * many events did not fit in its queue.
   */
  record Outcome(List<String> commands, List<String> logs, String xml, int lost) {
    private static Outcome of(List<String> lines) {
      String lost = first(said("lost", lines));
      return new Outcome(
          said("execute", lines),
          said("log", lines),
          first(said("xml", lines)),
          lost == null ? 0 : Integer.parseInt(lost));
    }

    private static List<String> said(String kind, List<String> lines) {
      return lines.stream()
          .map(line -> line.split(" ", -1))
          .filter(words -> words[0].equals(kind))
          .map(words -> String.join(" ", Stream.of(words).skip(1).map(LuaSwitch::text).toList()))
          .toList();
    }

    private static String first(List<String> texts) {
      return texts.isEmpty() ? null : texts.get(0);
    }
  }

  LuaSwitch header(String name, String value) {
    return give("header " + name, value);
  }

  LuaSwitch body(String value) {
    return give("body", value);
  }

  LuaSwitch request(String name, String value) {
    return give("request " + name, value);
  }

  LuaSwitch global(String name, String value) {
    return give("global " + name, value);
  }

  /** Sends what was given so far, so often. */
  LuaSwitch send(int count) {
    return give("send " + count, "");
  }

  /** Lets time pass before what is given next. */
  LuaSwitch pause(int seconds) {
    return give("wait " + seconds, "");
  }

  /** Runs the script as a hook, once for the event. */
  LuaSwitch asHook() {
    return give("hook 1", "1");
  }

  Outcome run() throws Exception {
    if (INTERPRETERS.isEmpty()) {
      Assertions.fail(
          "these tests need a Lua: src/scripts/packages test installs it (Debian: lua5.4)");
    }
    Set<Outcome> outcomes = new HashSet<>();
    for (Path interpreter : INTERPRETERS) {
      outcomes.add(runUnder(interpreter));
    }
    Assertions.assertEquals(1, outcomes.size(), () -> INTERPRETERS + " differ: " + outcomes);
    return outcomes.iterator().next();
  }

  private Outcome runUnder(Path interpreter) throws Exception {
    Path said = Files.createTempFile("parley-lua", ".txt");
    Path heard = Files.createTempFile("parley-lua", ".txt");
    try {
      Files.writeString(heard, given);
      Process process =
          new ProcessBuilder(
                  interpreter.toString(), STAND_IN.toString(), SCRIPTS.resolve(script).toString())
              .redirectInput(heard.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      process.destroyForcibly();
      Assertions.assertTrue(ended, interpreter + " hangs");
      Assertions.assertEquals(0, process.exitValue(), () -> interpreter + ": " + content(said));
      return Outcome.of(Files.readAllLines(said));
    } finally {
      said.toFile().delete();
      heard.toFile().delete();
    }
  }

  private LuaSwitch give(String what, String value) {
    String hex = HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    given.append(what).append(' ').append(hex).append('\n');
    return this;
  }

  private static String text(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static List<Path> installed() {
    List<Path> versions = NAMES.stream().flatMap(LuaSwitch::onThePath).toList();
    return versions.isEmpty() ? onThePath("lua").toList() : versions;
  }

  private static Stream<Path> onThePath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .limit(1);
  }
}
