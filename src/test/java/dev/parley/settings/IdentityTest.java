package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.OwnCertificate;
import dev.parley.identity.SelfCertifyingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class IdentityTest {
  @TempDir Path settings;

  @Test
  void isMadeOnceForAChannelAndKept() throws IOException {
    String first = taken("ws://a", "room");
    assertEquals(first, taken("ws://a", "room"));
  }

  @Test
  void isAnotherInAnotherChannelAndAtAnotherServer() throws IOException {
    assertNotEquals(taken("ws://a", "room"), taken("ws://a", "hall"));
    assertNotEquals(taken("ws://a", "room"), taken("ws://b", "room"));
  }

  @Test
  void aSecondCopyHasOneOfItsOwnWhileTheFirstRuns() throws IOException {
    String second;
    String first;
    try (Identity one = Identity.take(settings, "ws://a", "room");
        Identity two = Identity.take(settings, "ws://a", "room")) {
      first = one.clientId + one.sessionId;
      second = two.clientId + two.sessionId;
    }
    assertNotEquals(first, second);
    assertEquals(first, taken("ws://a", "room"));
  }

  @Test
  void itsIdBelongsToItsSecretWhichIsAnotherInEachChannel() throws IOException {
    try (Identity here = Identity.take(settings, "ws://a", "room");
        Identity there = Identity.take(settings, "ws://b", "room");
        Identity second = Identity.take(settings, "ws://a", "room")) {
      assertTrue(SelfCertifyingId.isProven(here.clientId, here.secret));
      assertEquals(3, Set.of(here.secret, there.secret, second.secret).size());
      assertTrue(KnownSecrets.of(settings).containsAll(List.of(here.secret, there.secret)));
      assertTrue(KnownSecrets.of(settings).contains(here.sessionId));
    }
  }

  /** Who proved it once knows this copy by it. */
  @Test
  void itsCertificateStaysAndIsAnotherInEachChannel() throws IOException {
    OwnCertificate first;
    try (Identity here = Identity.take(settings, "ws://a", "room");
        Identity there = Identity.take(settings, "ws://b", "room")) {
      first = here.certificate;
      here.keepSession("another");
      assertNotEquals(first.fingerprint(), there.certificate.fingerprint());
      assertTrue(KnownSecrets.of(settings).contains(first.key()));
    }
    try (Identity again = Identity.take(settings, "ws://a", "room")) {
      assertEquals(first, again.certificate);
    }
  }

  /** The library would end the process. */
  @Test
  void aDamagedCertificateIsMadeAnew() throws IOException {
    String before = taken("ws://a", "room");
    String text = Files.readString(file());
    Files.writeString(file(), text.replaceFirst("BEGIN CERTIFICATE-----..........", ""));
    try (Identity again = Identity.take(settings, "ws://a", "room")) {
      assertEquals(before, again.clientId + again.sessionId);
      assertTrue(again.certificate.certificate().startsWith("-----BEGIN CERTIFICATE-----\nMI"));
    }
  }

  @Test
  void onlyTheUserCanReadTheSecret() throws IOException {
    taken("ws://a", "room");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
  }

  /** What an earlier version has kept: anybody could have that id, and knew that session. */
  @Test
  void anIdOfAnEarlierVersionIsReplacedOnce() throws IOException {
    taken("ws://a", "room");
    String old = "clientId=0b6a1d52-7a0e-4f0c-9f0e-2f1f0c6f8a11\nsessionId=seen-by-all\n";
    Files.writeString(file(), old);
    String first = taken("ws://a", "room");
    assertFalse(first.contains("0b6a1d52"), first);
    assertFalse(first.contains("seen-by-all"), first);
    assertEquals(first, taken("ws://a", "room"));
    assertFalse(Files.readString(file()).contains("0b6a1d52"));
  }

  @Test
  void anotherSessionLeavesTheIdAsItIs() throws IOException {
    String id;
    try (Identity identity = Identity.take(settings, "ws://a", "room")) {
      id = identity.clientId;
      identity.keepSession("another");
    }
    assertEquals(id + "another", taken("ws://a", "room"));
  }

  private Path file() throws IOException {
    try (var files = Files.list(settings.resolve("identities"))) {
      return files.filter(f -> f.toString().endsWith(".properties")).findFirst().orElseThrow();
    }
  }

  @Test
  void aDamagedFileIsMadeAnew() throws IOException {
    taken("ws://a", "room");
    try (var files = Files.list(settings.resolve("identities"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".properties")).toList()) {
        Files.writeString(file, "clientId=\\uZZZZ");
      }
    }
    assertEquals(taken("ws://a", "room"), taken("ws://a", "room"));
  }

  private String taken(String server, String channel) throws IOException {
    try (Identity identity = Identity.take(settings, server, channel)) {
      return identity.clientId + identity.sessionId;
    }
  }
}
