package dev.parley.signalling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class PeerNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"Ann", "Ann 2", "Zoë", "Ольга", "नमिता", "李 雷", "مريم", "x"})
  void lettersOfEveryScriptDigitsAndSingleSpacesPass(String name) {
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
        "123456789012345678901234567890123"
      })
  void anythingElseIsNoName(String name) {
    assertEquals("", PeerName.checked(name));
  }

  @ParameterizedTest
  @CsvSource({
    "'Ann', NONE",
    "'123456789012345678901234567890123', LENGTH",
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
}
