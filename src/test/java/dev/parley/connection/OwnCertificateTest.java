package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class OwnCertificateTest {
  private static final Instant NOW = Instant.parse("2026-11-30T19:00:00Z");
  private final OwnCertificate made = OwnCertificate.make();

  @Test
  void isSignedByItself() throws GeneralSecurityException {
    X509Certificate read =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(
                        made.certificate().getBytes(StandardCharsets.US_ASCII)));
    read.verify(read.getPublicKey());
    assertEquals(OwnCertificate.UNTIL, read.getNotAfter().toInstant());
    assertEquals(3, read.getVersion());
    assertTrue(made.isSound(NOW));
  }

  @Test
  void isAnotherEachTime() {
    assertNotEquals(made.fingerprint(), OwnCertificate.make().fingerprint());
  }

  @Test
  void isOfNoUseOnceItHasExpired() {
    assertFalse(made.isSound(OwnCertificate.UNTIL.plusSeconds(1)));
  }

  @Test
  void isOfNoUseWithTheKeyOfAnother() {
    assertFalse(new OwnCertificate(OwnCertificate.make().key(), made.certificate()).isSound(NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"})
  void whatIsDamagedIsOfNoUse(String text) {
    assertFalse(new OwnCertificate(made.key(), text).isSound(NOW));
    assertFalse(new OwnCertificate(text, made.certificate()).isSound(NOW));
    assertFalse(new OwnCertificate(made.key(), made.certificate() + text + "y").isSound(NOW));
  }

  @Test
  void theKeyIsInNoText() {
    assertFalse(made.toString().contains(made.key().substring(30, 60)));
  }
}
