package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class OwnCertificateTest {
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
  }

  @Test
  void isAnotherEachTime() {
    assertNotEquals(made.fingerprint(), OwnCertificate.make().fingerprint());
  }

  @Test
  void theKeyIsInNoText() {
    assertFalse(made.toString().contains(made.key().substring(30, 60)));
  }
}
