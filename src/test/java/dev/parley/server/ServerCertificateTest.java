package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from files, given or made. */
class ServerCertificateTest {
  @TempDir private Path folder;

  @Test
  void aMadeCertificateIsKept() throws Exception {
    String first = make("server.example").fingerprint();
    assertEquals(first, make("server.example").fingerprint());
    assertEquals(first, make().fingerprint());
  }

  @Test
  void anotherNameMakesAnotherThatCoversBoth() throws Exception {
    String first = make("one.example").fingerprint();
    String second = make("192.0.2.7", "fe80:0:0:0:0:0:0:1").fingerprint();
    assertNotEquals(first, second);
    assertEquals(second, make("one.example", "localhost").fingerprint());
  }

  @Test
  void onlyItsUserCanReadIt() throws Exception {
    make();
    assertEquals("rwx------", permissions(made()));
    assertEquals("rw-------", permissions(made().resolve("key.pem")));
    try (var files = Files.list(made())) {
      assertEquals(2, files.count());
    }
  }

  @Test
  void aNameThatIsNoneIsPassedOver() throws Exception {
    String first = make().fingerprint();
    assertEquals(first, make("a,dns:b", "", "-", "x y", "0.0.0.0.").fingerprint());
  }

  @Test
  void aMissingFileIsOneSentence() {
    Path nowhere = folder.resolve("nowhere.pem");
    assertSentence("cannot be read.", nowhere, nowhere);
  }

  @Test
  void aFileWithSomethingElseIsOneSentence() throws Exception {
    make();
    Path text = Files.writeString(folder.resolve("text"), "hello");
    assertSentence("There is no certificate in PEM form in ", text, text);
    assertSentence("PKCS#8, not encrypted) in ", made().resolve("certificate.pem"), text);
  }

  @Test
  void aKeyOfAnotherCertificateIsOneSentence() throws Exception {
    make();
    Path key = Files.copy(made().resolve("key.pem"), folder.resolve("old.pem"));
    make("other.example");
    assertSentence("does not belong to", made().resolve("certificate.pem"), key);
  }

  private void assertSentence(String part, Path certificate, Path key) {
    IOException failure =
        assertThrows(IOException.class, () -> ServerCertificate.read(certificate, key));
    assertTrue(failure.getMessage().contains(part), failure.getMessage());
  }

  private ServerCertificate make(String... hosts) throws IOException {
    return new SelfMadeCertificate(made()).covering(List.of(hosts));
  }

  private Path made() {
    return folder.resolve("made");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
