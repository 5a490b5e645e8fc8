package dev.parley.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials as coturn's use-auth-secret checks them; IceCheckTest asks a real one. */
@Tag("unit")
class TurnSecretTest {
  private static final List<String> URLS = List.of("turn:t.example:3478");
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  /** Calculated by: printf 1800007200:ann | openssl dgst -sha1 -hmac north -binary | base64. */
  @Test
  void thePasswordIsTheHmacOfExpiryAndUser() {
    TurnSecret.Issued issued = new TurnSecret(URLS, "north").issue("ann", NOW);
    assertEquals("1800007200:ann", issued.username());
    assertEquals("hheE7oavMEMS7aS/UkzQdaSr1Q0=", issued.password());
    assertEquals(URLS, issued.urls());
  }

  @ParameterizedTest
  @CsvSource({"a:b c, a-b-c", "Zoë|x, Zo--x", "bob.example_1, bob.example_1"})
  void aUserHasNothingInItThatATurnServerCouldMisread(String user, String shown) {
    assertEquals("1800007200:" + shown, new TurnSecret(URLS, "s").issue(user, NOW).username());
  }

  @Test
  void aLongUserIsCut() {
    String username = new TurnSecret(URLS, "s").issue("u".repeat(128), NOW).username();
    assertEquals("1800007200:".length() + 64, username.length());
  }

  @Test
  void theTextOfCredentialsHasNoPassword() {
    TurnSecret.Issued issued = new TurnSecret(URLS, "s").issue("ann", NOW);
    assertFalse(issued.toString().contains(issued.password()));
  }

  @Test
  void secretAndServersBelongTogether() {
    assertThrows(IllegalArgumentException.class, () -> new TurnSecret(URLS, ""));
    assertThrows(IllegalArgumentException.class, () -> new TurnSecret(List.of(), "s"));
  }
}
