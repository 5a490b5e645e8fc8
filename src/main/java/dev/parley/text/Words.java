package dev.parley.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Holds the texts of one room in the person's language: {@code words.properties} beside the room's
 * classes has the English, {@code words_de.properties} the German, and so on. Any thread.
 *
 * <p>The language is that of {@link Locale#getDefault(Locale.Category)} for display at the moment
 * of saying. What a language lacks is said in English: the JDK's own bundles would fall back to the
 * system's language instead, which a person may just have chosen not to read.
 */
public final class Words {
  /** The languages there are, by their ISO 639 codes; English first. */
  public static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "zh");

  /**
   * By package: every class of a room asks for its words, and reading them each time would take a
   * start longer than all else that is said in it. Nothing in here ever changes.
   */
  private static final Map<String, Words> ROOMS = new ConcurrentHashMap<>();

  /** How many names there are in that of a room: {@code dev.parley.view}. */
  private static final int ROOM_DEPTH = 3;

  private final Class<?> room;

  /** The package in which the bundle lies. */
  private final String home;

  /** By language, read at the first word said in it. */
  private final Map<String, Map<String, String>> read = new ConcurrentHashMap<>();

  private Words(Class<?> room, String home) {
    this.room = room;
    this.home = home;
  }

  /**
   * The words of a room.
   *
   * @param anyOfIt any class of the room's package, or of a sub-room's
   */
  public static Words in(Class<?> anyOfIt) {
    Words known = ROOMS.get(anyOfIt.getPackageName());
    if (known == null) {
      String home = home(anyOfIt);
      known = ROOMS.computeIfAbsent(home, name -> new Words(anyOfIt, name));
      ROOMS.put(anyOfIt.getPackageName(), known); // the sub-rooms of a room share what was read
    }
    return known;
  }

  private static String home(Class<?> anyOfIt) {
    String own = anyOfIt.getPackageName();
    boolean sub = own.split("\\.").length > ROOM_DEPTH;
    return sub && anyOfIt.getResource(path(own, "words.properties")) == null
        ? own.substring(0, own.lastIndexOf('.'))
        : own;
  }

  private static String path(String home, String name) {
    return "/" + home.replace('.', '/') + "/" + name;
  }

  /**
   * Says one thing.
   *
   * @param key as in the bundle; in {@link MessageFormat}'s pattern there, {0} is the first
   *     argument
   * @param arguments never read as a pattern themselves
   * @throws IllegalArgumentException when nobody has written what is to be said
   */
  public String say(String key, Object... arguments) {
    Locale locale = Locale.getDefault(Locale.Category.DISPLAY);
    String pattern = words(locale.getLanguage()).get(key);
    if (pattern == null) {
      pattern = words("").get(key);
    }
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + home);
    }
    return new MessageFormat(pattern, locale).format(arguments);
  }

  private Map<String, String> words(String language) {
    return read.computeIfAbsent(language, this::load);
  }

  /** One for each room; English has no ending. */
  private Map<String, String> load(String language) {
    boolean english = language.isEmpty() || language.equals(LANGUAGES.get(0));
    String name = english ? "words.properties" : "words_" + language + ".properties";
    if (!english && !LANGUAGES.contains(language)) {
      return Map.of();
    }
    try (InputStream bytes = room.getResourceAsStream(path(home, name))) {
      return bytes == null ? Map.of() : read(bytes);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private static Map<String, String> read(InputStream bytes) throws IOException {
    Properties words = new Properties();
    try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      words.load(text);
    }
    return words.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, words::getProperty));
  }
}
