package dev.parley.signalling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeerNameTest {
  @ParameterizedTest
  @ValueSource(strings = {"Ann", "Ann 2", "Zoë", "Ольга", "नमिता", "李 雷", "مريم", "x"})
  void letters_of_every_script_digits_and_single_spaces_pass(String name) {
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
  void anything_else_is_no_name(String name) {
    assertEquals("", PeerName.checked(name));
  }

  @Test
  void no_name_at_all_is_no_name() {
    assertEquals("", PeerName.checked(null));
  }

  @Test
  void two_ways_to_write_a_letter_are_one_name() {
    assertEquals("Zo\u00eb", PeerName.checked("Zoe\u0308"));
  }
}
