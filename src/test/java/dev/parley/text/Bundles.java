package dev.parley.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms as their authors wrote them: bundles and sources. */
final class Bundles {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/parley");
  private static final Path SOURCES = Path.of("src/main/java/dev/parley");

  /** A string literal. */
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** The first argument of what is said: keys, and what chooses among them. */
  private static final Pattern SAYING =
      Pattern.compile("\\.say\\(((?:[^\"(),]|\"[^\"]*\"|\\([^()]*\\))*)");

  /** Comments, what is logged, what only a programmer reads, and the terminal's one class. */
  private static final Pattern SILENT =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\n]*|LOG\\.[^;]*;"
              + "|new Illegal(State|Argument)Exception\\([^;]*;|final class StartFailure .*");

  /** These speak to a terminal alone, which is English. */
  private static final Set<String> TERMINAL =
      Set.of(
          "DiagnosticsFile.java",
          "EchoCallCheck.java",
          "EchoedMedia.java",
          "LoginCheck.java",
          "Probe.java",
          "ProbePage.java",
          "ReachabilityCheck.java",
          "TurnCheck.java");

  private Bundles() {}

  /** Rooms that have a bundle; that of the root is "". */
  static List<String> rooms() {
    return files(RESOURCES, 3)
        .filter(file -> file.getFileName().toString().equals("words.properties"))
        .map(file -> RESOURCES.relativize(file.getParent()).toString())
        .sorted()
        .toList();
  }

  /** A room's bundle, by key; empty where there is none in that language. */
  static Map<String, String> bundle(String room, String language) {
    Path file = RESOURCES.resolve(room).resolve(name(language));
    if (!Files.exists(file)) {
      return Map.of();
    }
    Map<String, String> words = new TreeMap<>();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      new OnceProperties(words).load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  static String name(String language) {
    return language.equals("en") ? "words.properties" : "words_" + language + ".properties";
  }

  /** What a room's sources say in so many words. */
  static Set<String> said(String room) {
    return sayings(room, false);
  }

  /** With what keys begin whose end is added when they are said. */
  static Set<String> beginnings(String room) {
    return sayings(room, true);
  }

  /** All string literals of a room: a key may be handed on before it is said. */
  static Set<String> literals(String room) {
    return sources(room)
        .flatMap(text -> LITERAL.matcher(text).results().map(match -> match.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The string literals of a room but for those of its log and of what is a fault of the code. */
  static Set<String> spoken(String room) {
    return files(room)
        .filter(file -> !TERMINAL.contains(file.getFileName().toString()))
        .map(Bundles::text)
        .map(text -> SILENT.matcher(text).replaceAll(""))
        .flatMap(text -> LITERAL.matcher(text).results().map(match -> match.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> sayings(String room, boolean begun) {
    return sources(room)
        .flatMap(text -> SAYING.matcher(text).results().map(match -> match.group(1)))
        .flatMap(said -> keys(said, begun).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> keys(String said, boolean begun) {
    return LITERAL
        .matcher(said)
        .results()
        .filter(match -> said.substring(match.end()).stripLeading().startsWith("+") == begun)
        .map(match -> match.group(1))
        .toList();
  }

  private static Stream<String> sources(String room) {
    return files(room).map(Bundles::text);
  }

  /** With its sub-rooms that have no bundle of their own; all rooms lie in the root's folder. */
  private static Stream<Path> files(String room) {
    Path home = SOURCES.resolve(room);
    return files(home, room.isEmpty() ? 1 : 2)
        .filter(file -> file.toString().endsWith(".java"))
        .filter(file -> file.getParent().equals(home) || !hasBundle(file.getParent()));
  }

  private static boolean hasBundle(Path folder) {
    return rooms().contains(SOURCES.relativize(folder).toString());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder, int deep) {
    try (Stream<Path> all = Files.walk(folder, deep)) {
      return all.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A key that is written twice is a fault, and not the second one's victory. */
  private static final class OnceProperties extends java.util.Properties {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> into;

    OnceProperties(Map<String, String> into) {
      this.into = into;
    }

    @Override
    public synchronized Object put(Object key, Object value) {
      String before = into.put((String) key, (String) value);
      if (before != null) {
        throw new IllegalStateException(key + " is there twice");
      }
      return null;
    }
  }
}
