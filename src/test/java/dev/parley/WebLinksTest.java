package dev.parley;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class WebLinksTest {
  @ParameterizedTest
  @ValueSource(strings = {"https://example.org/x?y#z", "HTTP://192.0.2.1:8080"})
  void pagesAreOpened(String url) {
    assertTrue(WebLinks.isWeb(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--version",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "parley://example.org/x",
        "https://a b",
        "https://a\n--x",
        " https://example.org",
        "https://\u0430.example"
      })
  void nothingElseReachesAProgram(String url) {
    assertFalse(WebLinks.isWeb(url));
  }
}
