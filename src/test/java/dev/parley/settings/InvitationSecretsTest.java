package dev.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class InvitationSecretsTest {
  private static final String RECEIVED = "R".repeat(22);

  @TempDir Path settings;

  @Test
  void oneIsMadeForEachChannelAndKept() throws IOException {
    String made = of("room", "").get(0);
    assertTrue(made.length() >= 22 && InvitationSecrets.isShape(made), made);
    assertEquals(List.of(made), of("room", ""));
    assertNotEquals(made, of("hall", "").get(0));
  }

  @Test
  void whoCameByALinkInvitesOthersWithItsSecret() throws IOException {
    assertEquals(List.of(RECEIVED), of("room", RECEIVED));
    assertEquals(List.of(RECEIVED), of("room", ""));
  }

  @Test
  void aLaterLinkDoesNotChangeTheLinksOfOnesOwn() throws IOException {
    String made = of("room", "").get(0);
    assertEquals(List.of(made, RECEIVED), of("room", RECEIVED));
    for (int i = 0; i < 20; i++) {
      of("room", ("later" + i).repeat(5));
    }
    List<String> kept = of("room", "");
    assertEquals(8, kept.size());
    assertEquals(made, kept.get(0));
    assertEquals("later19".repeat(5), kept.get(7));
  }

  @Test
  void aChannelInUseMakesNoRoom() throws IOException {
    String first = of("room", "").get(0);
    for (int i = 0; i < 150; i++) {
      of("hall" + i, "");
    }
    assertEquals(first, of("room", "").get(0)); // used again
    for (int i = 150; i < 250; i++) {
      of("hall" + i, "");
    }
    assertEquals(first, of("room", "").get(0));
  }

  @Test
  void theOldestChannelsMakeRoom() throws IOException {
    String first = of("room", "").get(0);
    for (int i = 0; i < 200; i++) {
      of("hall" + i, "");
    }
    assertNotEquals(first, of("room", "").get(0));
  }

  @Test
  void whatIsForgottenIsMadeAnew() throws IOException {
    of("room", RECEIVED);
    InvitationSecrets.forget(settings, "room");
    assertNotEquals(RECEIVED, of("room", "").get(0));
  }

  @Test
  void onlyTheUserCanReadThemAndTheyAreMasked() throws IOException {
    of("room", RECEIVED);
    Path file = settings.resolve("invitation-secrets.json");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertTrue(KnownSecrets.of(settings).contains(RECEIVED));
  }

  @Test
  void aDamagedFileIsMadeAnew() throws IOException {
    Files.writeString(settings.resolve("invitation-secrets.json"), "{\"room\": [\"x\"");
    assertEquals(of("room", ""), of("room", ""));
    Files.writeString(
        settings.resolve("invitation-secrets.json"), "{\"room\": [\"short\", 7, null, {}]}");
    assertEquals(of("room", ""), of("room", ""));
  }

  private List<String> of(String place, String received) throws IOException {
    return InvitationSecrets.of(settings, place, received);
  }
}
