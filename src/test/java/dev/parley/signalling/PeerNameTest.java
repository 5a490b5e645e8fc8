package dev.parley.signalling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.json.Json;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PeerNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ann",
        "Ann 2",
        "Zoë",
        "Ольга",
        "नमिता",
        "李 雷",
        "مريم",
        "x",
        "Jean-Luc O'Brien",
        "Siobhán O’Neill",
        "’t Hoff",
        "van 't Hoff",
        "St. John",
        "J. R. R. Tolkien",
        "J.-P. Sartre",
        "J.P. Morgan Jr.",
        "Hans’ Sohn",
        "Анна-Мария",
        "1234567890123456789012345678901234567890123456789012345678901234"
      })
  void lettersOfEveryScriptAndWhatStandsBetweenThemPass(String name) {
    assertEquals(name, PeerName.checked(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " Ann",
        "Ann ",
        "Ann  B",
        "Ann\tB",
        "<b>",
        "a\u0000b",
        "Ann\u202eB",
        "a/b",
        "😀",
        "12345678901234567890123456789012345678901234567890123456789012345",
        ".",
        "...",
        "'",
        "-Ann",
        "Ann-",
        ".Ann",
        "Ann--B",
        "Ann..B",
        "Ann''B",
        "Ann - B",
        "Ann -B",
        "Ann . B",
        "Ann'-B",
        "A\u2010B",
        "A\u2011B",
        "A\u2013B",
        "A\u00adB",
        "A\u200bB",
        "A\u200dB",
        "A\u2060B",
        "A\ufeffB",
        "A\u00a0B",
        "A\u3000B",
        "A\u2028B",
        "A\u2067B",
        "A\u061cB",
        "A\u2018B",
        "A`B",
        "A\"B",
        "A|B",
        "A\\B",
        "A&B",
        "A,B",
        "A_B",
        "A\ud800B"
      })
  void anythingElseIsNoName(String name) {
    assertEquals("", PeerName.checked(name));
  }

  @ParameterizedTest
  @CsvSource({
    "'Ann', NONE",
    "'12345678901234567890123456789012345678901234567890123456789012345', LENGTH",
    "' Ann', SPACES",
    "'Ann  B', SPACES",
    "'Ann	B', CHARACTERS",
    "'a/b', CHARACTERS",
    "'😀', CHARACTERS",
    "'́a', CHARACTERS"
  })
  void whatIsWrongIsTold(String name, PeerName.Fault fault) {
    assertEquals(fault, PeerName.fault(name));
  }

  @Test
  void anEndlessTextIsTooLong() {
    assertEquals(PeerName.Fault.LENGTH, PeerName.fault("e\u0301".repeat(100_000)));
  }

  @Test
  void noNameAtAllIsNoName() {
    assertEquals("", PeerName.checked(null));
  }

  @Test
  void twoWaysToWriteALetterAreOneName() {
    assertEquals("Zo\u00eb", PeerName.checked("Zoe\u0308"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "Jean-Luc O'Brien, Jean Luc OBrien",
        "van ’t Hoff, van t Hoff",
        "J.-P. Sartre Jr., J P Sartre Jr",
        "Ann 2, Ann 2",
        "Zoë, Zoë",
        "123456789012345678901234567890 ab-cd, 123456789012345678901234567890 a",
        "1234567890123456789012345678901-abcd, 1234567890123456789012345678901"
      })
  void hasAPlainForm(String name, String plain) {
    assertEquals(plain, PeerName.plain(PeerName.checked(name)));
    assertTrue(PeerName.isPlain(plain));
    assertEquals(name.equals(plain), PeerName.isPlain(name));
  }

  @Test
  void theWebPeersReadThePlainFormAndParleysTheWhole() {
    ObjectNode json = PeerName.write(Json.object(), "peerName", "Jean-Luc O'Brien");
    assertEquals("Jean Luc OBrien", json.path("peerName").asText());
    assertEquals("Jean-Luc O'Brien", PeerName.read(json, "peerName"));
  }

  @Test
  void aPlainNameStandsAlone() {
    ObjectNode json = PeerName.write(Json.object(), "name", "Ann");
    assertEquals("{\"name\":\"Ann\"}", json.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Mallory", "Ann\u202e", "<b>", "Ann--", "Ann-Bob", "\u0410nn", "", "A\u200bnn"})
  void aWholeNameThatIsNotThePlainOneDoesNotCount(String whole) {
    ObjectNode json = Json.object().put("name", "Ann").put("nameWhole", whole);
    assertEquals("Ann", PeerName.read(json, "name"));
  }

  @Test
  void anyTextIsANameByBothRulesOrNone() {
    Random random = new Random(7);
    String parts = "aZ9é\u0301 -'’._\u200b\u202eأ李\ud83d\ude00";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(80); length > 0; length--) {
        text.append(parts.charAt(random.nextInt(parts.length())));
      }
      String name = PeerName.checked(text.toString());
      if (!name.isEmpty()) {
        String plain = PeerName.plain(name);
        assertTrue(PeerName.isPlain(plain), () -> name + " becomes " + plain);
        assertEquals(name, PeerName.read(PeerName.write(Json.object(), "n", name), "n"));
      }
    }
  }

  @Test
  void aTextThatAlmostPassesIsRefusedAtOnce() {
    String long64 = "a-".repeat(31) + "a_";
    assertTimeout(Duration.ofSeconds(5), () -> assertEquals("", PeerName.checked(long64)));
  }
}
