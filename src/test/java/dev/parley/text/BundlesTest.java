package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every room's words in every language: whole, well-formed, and none that nobody says. */
@Tag("unit")
class BundlesTest {
  /** Where an argument stands; its form after a comma may differ from language to language. */
  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)[,}]");

  /** What begins as a sentence does and ends as one. */
  private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}\\S* .*[.?!…]");

  /** These rooms speak to a terminal too, which is English. */
  private static final Set<String> TERMINAL = Set.of("server");

  static List<String> rooms() {
    return Bundles.rooms();
  }

  static List<String> roomsOfTheWindow() {
    return rooms().stream().filter(room -> !TERMINAL.contains(room)).toList();
  }

  static Stream<Arguments> inEveryLanguage() {
    return rooms().stream()
        .flatMap(room -> Words.LANGUAGES.stream().map(language -> Arguments.of(room, language)));
  }

  @Test
  void everyRoomThatAPersonHearsOfHasItsWords() {
    assertTrue(
        rooms()
            .containsAll(
                List.of(
                    "channels",
                    "connection",
                    "hosting",
                    "media",
                    "peer",
                    "report",
                    "server",
                    "settings",
                    "signalling/verto",
                    "socket",
                    "view")));
  }

  @ParameterizedTest(name = "room {0} in {1}")
  @MethodSource("inEveryLanguage")
  void aLanguageHasExactlyTheKeysOfTheEnglish(String room, String language) {
    assertEquals(
        String.join("\n", english(room).keySet()),
        String.join("\n", Bundles.bundle(room, language).keySet()));
  }

  @ParameterizedTest(name = "room {0} in {1}")
  @MethodSource("inEveryLanguage")
  void aTextHasThePlacesOfTheEnglishOne(String room, String language) {
    Map<String, String> english = english(room);
    Bundles.bundle(room, language)
        .forEach((key, text) -> assertEquals(places(english.get(key)), places(text), key));
  }

  @ParameterizedTest(name = "room {0} in {1}")
  @MethodSource("inEveryLanguage")
  void everyTextIsThereAndWellFormed(String room, String language) {
    Bundles.bundle(room, language)
        .forEach(
            (key, text) -> {
              assertTrue(!text.isBlank(), key + " is empty");
              assertTrue(text.indexOf('\'') < 0, key + ": an apostrophe is ’");
              assertEquals(text.strip(), text, key + " has spaces around it");
              new MessageFormat(text); // or it throws
              assertEquals(count(text, '{'), count(text, '}'), key + ": braces");
            });
  }

  @Test
  void aLanguageIsNotEnglish() {
    for (String language : Words.LANGUAGES.subList(1, Words.LANGUAGES.size())) {
      List<String> texts = all(language);
      List<String> same = new ArrayList<>(texts);
      same.retainAll(all("en"));
      assertTrue(same.size() < texts.size() / 10, language + " still says " + same);
    }
  }

  private static List<String> all(String language) {
    return rooms().stream()
        .flatMap(room -> Bundles.bundle(room, language).values().stream())
        .toList();
  }

  @ParameterizedTest(name = "room {0}")
  @MethodSource("rooms")
  void whatIsSaidIsWritten(String room) {
    Set<String> missing = new TreeSet<>(Bundles.said(room));
    missing.removeAll(english(room).keySet());
    assertEquals(Set.of(), missing);
    Set<String> written = english(room).keySet();
    Bundles.beginnings(room)
        .forEach(
            beginning ->
                assertTrue(
                    written.stream().anyMatch(key -> key.startsWith(beginning)), beginning + "…"));
  }

  @ParameterizedTest(name = "room {0}")
  @MethodSource("rooms")
  void whatIsWrittenIsSaid(String room) {
    Set<String> beginnings = Bundles.beginnings(room);
    Set<String> idle = new TreeSet<>(english(room).keySet());
    idle.removeAll(Bundles.literals(room));
    idle.removeIf(key -> beginnings.stream().anyMatch(key::startsWith));
    assertEquals(Set.of(), idle);
  }

  /** A sentence in the code is one that nobody can translate. */
  @ParameterizedTest(name = "room {0}")
  @MethodSource("roomsOfTheWindow")
  void noSentenceStandsInTheCode(String room) {
    Set<String> sentences = new TreeSet<>(Bundles.spoken(room));
    sentences.removeIf(text -> !SENTENCE.matcher(text).matches());
    assertEquals(Set.of(), sentences);
  }

  private static Map<String, String> english(String room) {
    return Bundles.bundle(room, "en");
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(place -> place.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long count(String text, char letter) {
    return text.chars().filter(one -> one == letter).count();
  }
}
