package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
