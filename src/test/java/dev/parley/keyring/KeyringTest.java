package dev.parley.keyring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With GNOME's keyring, in a session of its own. */
@Tag("desktop")
@EnabledOnOs(OS.LINUX)
class KeyringTest {
  private static final String PLACE = "wss://talk.example.org room";
  private static final String SECRET = "correct horse ü \"'\\ 中文";

  @TempDir Path folder;

  @Test
  void whatIsKeptIsFoundByTheNextStartAndForgotten() throws Exception {
    try (PrivateKeyring session = PrivateKeyring.open(folder)) {
      Keyring keyring = new SecretServiceKeyring(session.bus);
      assertTrue(keyring.isThere());
      assertEquals(Optional.empty(), keyring.find(PLACE));
      keyring.keep(PLACE, "Parley: room", SECRET);
      Keyring next = new SecretServiceKeyring(session.bus);
      assertEquals(Optional.of(SECRET), next.find(PLACE));
      assertEquals(Optional.empty(), next.find("wss://elsewhere room"));
      next.keep(PLACE, "Parley: room", "another");
      assertEquals(Optional.of("another"), keyring.find(PLACE));
      keyring.forget(PLACE);
      assertEquals(Optional.empty(), keyring.find(PLACE));
      keyring.forget(PLACE); // there is none any more
      assertFalse(isInAnyFile("another"));
    }
  }

  @Test
  void aKeyringThatNobodyOpensIsAFailureAndNoWait() throws Exception {
    try (PrivateKeyring session = PrivateKeyring.locked(folder)) {
      Keyring keyring = new SecretServiceKeyring(session.bus);
      assertTimeout(
          SecretSession.PERSON.dividedBy(2),
          () -> assertThrows(IOException.class, () -> keyring.keep(PLACE, "", SECRET)));
      assertThrows(IOException.class, () -> keyring.find(PLACE));
    }
  }

  @Test
  void aSessionWithoutAKeyringHasNone() throws Exception {
    try (PrivateKeyring session = PrivateKeyring.without(folder)) {
      assertFalse(new SecretServiceKeyring(session.bus).isThere());
    }
  }

  @Test
  void withoutABusThereIsNone() {
    Keyring keyring = new SecretServiceKeyring("unix:path=" + folder.resolve("nowhere"));
    assertFalse(keyring.isThere());
    assertThrows(IOException.class, () -> keyring.find(PLACE));
  }

  private boolean isInAnyFile(String secret) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        if (new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1)
            .contains(secret)) {
          return true;
        }
      }
    }
    return false;
  }
}
