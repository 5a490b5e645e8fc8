package dev.parley.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.text.sub.InSubRoom;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WordsTest {
  private final Locale before = Locale.getDefault(Locale.Category.DISPLAY);
  private final Words words = Words.in(WordsTest.class);

  @AfterEach
  void backToTheFormerLanguage() {
    Locale.setDefault(Locale.Category.DISPLAY, before);
  }

  @Test
  void aSentenceIsSaidInTheLanguageOfTheMoment() {
    speak("en");
    assertEquals("Good day, Ann.", words.say("greeting", "Ann"));
    speak("de");
    assertEquals("Guten Tag, Ann.", words.say("greeting", "Ann"));
  }

  @Test
  void whatALanguageLacksIsSaidInEnglish() {
    speak("de");
    assertEquals("Only English has this.", words.say("gap"));
    speak("ja");
    assertEquals("Good day, Ann.", words.say("greeting", "Ann"));
  }

  @Test
  void anArgumentIsNoPattern() {
    speak("en");
    assertEquals("Good day, {0}’s '{1}'.", words.say("greeting", "{0}’s '{1}'"));
  }

  @Test
  void aSubRoomSaysWhatIsInTheBundleOfItsRoom() {
    assertSame(words, Words.in(InSubRoom.class));
  }

  @Test
  void whatNobodyWroteIsAFault() {
    assertThrows(IllegalArgumentException.class, () -> words.say("nothing"));
  }

  private static void speak(String language) {
    Locale.setDefault(Locale.Category.DISPLAY, Locale.forLanguageTag(language));
  }
}
