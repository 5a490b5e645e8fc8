package dev.parley.words;

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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rooms as their authors wrote them: bundles and sources. */
final class Bundles {
  private static final Path RESOURCES = Path.of("src/main/resources/dev/parley");
  private static final Path SOURCES = Path.of("src/main/java/dev/parley");

  /** A string literal. */
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** A key in place: all of it, or its beginning, to which a word is added. */
  private static final Pattern SAID = Pattern.compile("\\.say\\(\\s*\"([^\"]+)\"(\\s*\\+)?");

  private Bundles() {}

  /** Rooms that have a bundle; that of the root is "". */
  static List<String> rooms() {
    return files(RESOURCES)
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
    return found(room, SAID, match -> match.group(2) == null);
  }

  /** With what keys begin whose end is added when they are said. */
  static Set<String> beginnings(String room) {
    return found(room, SAID, match -> match.group(2) != null);
  }

  /** All string literals of a room: a key may be handed on before it is said. */
  static Set<String> literals(String room) {
    return found(room, LITERAL, match -> true);
  }

  private interface Choice {
    boolean fits(MatchResult match);
  }

  private static Set<String> found(String room, Pattern what, Choice choice) {
    return sources(room)
        .flatMap(
            text -> {
              Matcher matcher = what.matcher(text);
              return matcher.results().filter(choice::fits).map(match -> match.group(1));
            })
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> sources(String room) {
    try (Stream<Path> inRoom = Files.list(SOURCES.resolve(room))) {
      return inRoom
          .filter(file -> file.toString().endsWith(".java"))
          .map(Bundles::text)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
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
