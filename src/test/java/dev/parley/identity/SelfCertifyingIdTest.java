package dev.parley.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SelfCertifyingIdTest {
  private static final String SECRET = "a".repeat(64);

  /** What sha256sum says of it. */
  private static final String ID = "ffe054fe7ae0cb6dc65c3af9b61d5209f439851d-sha256";

  @Test
  void isTheBeginningOfTheHashOfItsSecret() {
    assertEquals(ID, SelfCertifyingId.of(SECRET));
    assertTrue(SelfCertifyingId.isProven(ID, SECRET));
  }

  @Test
  void eachFreshSecretIsAnotherOne() {
    String one = SelfCertifyingId.freshSecret();
    assertNotEquals(one, SelfCertifyingId.freshSecret());
    assertTrue(SelfCertifyingId.isSecret(one), one);
    assertTrue(SelfCertifyingId.isProven(SelfCertifyingId.of(one), one));
  }

  /** The rules for ids: of FreeSWITCH's directory, of GStreamer's uids, of the built-in server. */
  @Test
  void isAnIdEverywhere() {
    assertTrue(ID.matches("[A-Za-z0-9_-]{16,64}"), ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "echo",
        "0b6a1d52-7a0e-4f0c-9f0e-2f1f0c6f8a11",
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851d",
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851-sha256",
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851dd-sha256",
        "gfe054fe7ae0cb6dc65c3af9b61d5209f439851d-sha256",
        "ffe054fe7ae0cb6dc65c3af9b61d5209f439851d-sha512"
      })
  void otherIdsAreNoneOfThese(String id) {
    assertFalse(SelfCertifyingId.isShape(id));
    assertFalse(SelfCertifyingId.isProven(id, SECRET));
  }

  @Test
  void inCapitalsItIsClaimedAndNeverProven() {
    String capitals = ID.toUpperCase(Locale.ROOT);
    assertTrue(SelfCertifyingId.isShape(capitals));
    assertFalse(SelfCertifyingId.isProven(capitals, SECRET));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 129, 1_000_000})
  void whatIsTooShortOrTooLongIsNoSecret(int length) {
    String secret = "b".repeat(length);
    assertFalse(SelfCertifyingId.isProven(SelfCertifyingId.of(secret), secret));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", ":", "é", "\u0000"})
  void oddCharactersAreInNoSecret(String odd) {
    String secret = SECRET + odd;
    assertFalse(SelfCertifyingId.isProven(SelfCertifyingId.of(secret), secret));
  }
}
