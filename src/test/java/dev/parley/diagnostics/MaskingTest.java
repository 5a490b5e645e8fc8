package dev.parley.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class MaskingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "parley://example.org/room?name=A#hunter2",
        "ws://ann:hunter2@example.org/",
        "wss://:hunter2@example.org/",
        "turn:ann:hunter2@relay:3478?transport=udp",
        "a=ice-pwd:hunter2",
        "a=ice-ufrag:hunter2",
        "Set ICE ufrag: hunter2 pwd",
        "password=hunter2",
        "\"password\": \"hunter2\"",
        "Authorization: Bearer hunter2",
        "token=hunter2&x=1",
        "--password hunter2",
        "https://example.org/#channel=room&k=hunter2-hunter2-hunter2",
        "-----BEGIN PRIVATE KEY-----\\nhunter2\\nab+/=\\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nhunter2\nab+/=\n-----END PRIVATE KEY-----",
      })
  void whatLooksLikeASecretIsMasked(String text) {
    assertFalse(Masking.PATTERNS.mask(text).contains("hunter2"), Masking.PATTERNS.mask(text));
  }

  @Test
  void whatIsNoneStays() {
    String text = "Connecting to wss://example.org:8443/room, turn:relay.org:3478 (12:30:01)";
    assertEquals(text, Masking.PATTERNS.mask(text));
  }

  @Test
  void aKnownSecretIsMaskedAsTextAndInBase64() {
    Masking masking = Masking.PATTERNS.with(List.of("correct horse", "", "a"));
    String base64 = Base64.getEncoder().encodeToString("correct horse".getBytes());
    assertEquals("a *** b ***== c", masking.mask("a correct horse b " + base64 + " c"));
  }

  /** Takes 2 s where the time grows with the text, and minutes where it grows with its square. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "turn:a:",
        "parley://",
        "a://b:",
        "pass ",
        "ice-pwd",
        "x",
        ": ",
        "1+/",
        "-----BEGIN PRIVATE KEY-----",
        "&k="
      })
  void aHostileTextDoesNotTakeForEver(String again) {
    String text = again.repeat(240_000 / again.length());
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> Masking.PATTERNS.mask(text));
  }
}
