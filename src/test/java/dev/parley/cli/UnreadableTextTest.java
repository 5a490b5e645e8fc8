package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class UnreadableTextTest {
  @Test
  void anArgumentIsNamedByItsPlaceAndAVariableByItsName() {
    assertTrue(said(Map.of(), "--name", "Zo\uFFFD\uFFFD").startsWith("argument 2 is not text"));
    assertTrue(
        said(Map.of("XDG_CONFIG_HOME", "/\uFFFD"), "t").startsWith("XDG_CONFIG_HOME is not"));
    String password = said(Map.of("PARLEY_PASSWORD", "secret\uFFFD"), "t");
    assertTrue(password.startsWith("PARLEY_PASSWORD is not text"), password);
    assertTrue(password.endsWith("set LC_ALL=C.UTF-8") && !password.contains("secret"), password);
  }

  @Test
  void whatIsReadableOrOfNoConcernIsPassedOver() {
    assertEquals(Optional.empty(), UnreadableText.find(Map.of("OTHER", "\uFFFD"), "Zoë", "会议"));
    assertEquals(Optional.empty(), UnreadableText.find(Map.of(), "parley://h/\uFFFD"));
  }

  private static String said(Map<String, String> environment, String... args) {
    return UnreadableText.find(environment, args).orElse("nothing");
  }
}
