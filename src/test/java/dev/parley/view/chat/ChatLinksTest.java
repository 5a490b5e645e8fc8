package dev.parley.view.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ChatLinksTest {
  private static List<ChatLinks.Target> targets(String text) {
    List<ChatLinks.Part> parts = ChatLinks.parts(text);
    assertEquals(text, parts.stream().map(ChatLinks.Part::text).collect(Collectors.joining()));
    return parts.stream().map(ChatLinks.Part::leadsTo).filter(one -> one != null).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "see https://example.org. | https://example.org",
        "(https://example.org/a) | https://example.org/a",
        "https://en.example.org/Go_(game) | https://en.example.org/Go_(game)",
        "(see https://example.org/a_(b)_(c)). | https://example.org/a_(b)_(c)",
        "https://example.org/a(b)))...) | https://example.org/a(b)",
        "HTTP://Example.org:8080/x?y=1#z! | HTTP://Example.org:8080/x?y=1#z",
        "https://[2001:db8::1]/x | https://[2001:db8::1]/x",
        "https://example.org/ä | https://example.org/%C3%A4",
      })
  void aLinkIsFoundWhereItStands(String text, String url) {
    assertEquals(
        List.of(url.strip()), targets(text.strip()).stream().map(ChatLinks.Target::url).toList());
  }

  @Test
  void barsAreEscaped() {
    assertEquals("https://example.org/a%7Cb", targets("https://example.org/a|b").get(0).url());
  }

  @Test
  void severalAreFound() {
    assertEquals(2, targets("https://a.example https://b.example\nend").size());
  }

  @Test
  void aHostThatOnlyLooksLikeAnotherShowsIt() {
    assertEquals("xn--pple-43d.com", targets("https://аpple.com/login").get(0).host());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "file:///etc/passwd",
        "parley://example.org/x",
        "ftp://example.org",
        "https://",
        "http:///x",
        "https://bank.example@evil.example/",
        "https://%zz/",
        "https://-/%",
        "xhttps//example.org",
        "--help"
      })
  void whatIsNoPlainWebAddressIsText(String text) {
    assertEquals(List.of(), targets(text));
  }

  @Test
  void longTextsTakeNoTime() {
    targets("https://".repeat(500));
    targets("https://example.org/" + ")".repeat(3900));
    targets("https://" + "a.".repeat(1900));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20), () -> targets("http://a" + ")".repeat(1_000_000)));
  }
}
