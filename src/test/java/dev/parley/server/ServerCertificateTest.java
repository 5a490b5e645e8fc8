package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from files, given or made. */
@Tag("network")
class ServerCertificateTest {
  @TempDir private static Path shared;
  @TempDir private Path folder;

  /** Making one takes a while: most tests begin with a copy of one that was made. */
  @BeforeAll
  static void makeOne() throws IOException {
    new SelfMadeCertificate(shared.resolve("made")).covering(List.of("server.example"));
  }

  @BeforeEach
  void copyIt() throws IOException {
    Files.createDirectory(made());
    for (String name : List.of("certificate.pem", "key.pem")) {
      Files.copy(shared.resolve("made").resolve(name), made().resolve(name));
    }
  }

  @Test
  void aMadeCertificateIsKept() throws Exception {
    byte[] before = Files.readAllBytes(made().resolve("certificate.pem"));
    make("server.example");
    make();
    assertArrayEquals(before, Files.readAllBytes(made().resolve("certificate.pem")));
  }

  @Test
  void anotherNameMakesAnotherThatCoversBoth() throws Exception {
    String first = make().fingerprint();
    String second = make("192.0.2.7", "fe80:0:0:0:0:0:0:1").fingerprint();
    assertNotEquals(first, second);
    assertEquals(second, make("server.example", "localhost").fingerprint());
  }

  @Test
  void halfACertificateIsMadeAnew() throws Exception {
    String whole = make().fingerprint();
    Files.writeString(made().resolve("key.pem"), "half a k");
    assertNotEquals(whole, make().fingerprint());
  }

  @Test
  void onlyItsUserCanReadIt() throws Exception {
    Path real = shared.resolve("made");
    assertEquals("rwx------", permissions(real));
    assertEquals("rw-------", permissions(real.resolve("key.pem")));
    try (var files = Files.list(real)) {
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
    Path text = Files.writeString(folder.resolve("text"), "hello");
    assertSentence("There is no certificate in PEM form in ", text, text);
    assertSentence("PKCS#8, not encrypted) in ", made().resolve("certificate.pem"), text);
  }

  @Test
  void aKeyOfAnotherCertificateIsOneSentence() throws Exception {
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
