package dev.parley.data.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.proof.ProofCall.Server;
import dev.parley.media.TestMedia;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real calls, directly and through a server that sits in between; the long version has 100 each.
 */
@Tag("media")
class ProofCallTest {
  private static final String SECRET = "S".repeat(32);

  @TempDir Path callers;
  @TempDir Path callees;
  private ProofPerson caller;
  private ProofPerson callee;
  private ProofCall call;

  @BeforeEach
  void meet() {
    caller = new ProofPerson("callee", callers);
    callee = new ProofPerson("caller", callees);
  }

  @AfterEach
  void end() {
    if (call != null) {
      call.close();
    }
  }

  @Test
  void anInvitationProvesBothSidesAsSoonAsMediaFlow() {
    join(SECRET);
    call(Server.HONEST);
    call.await(Verification.INVITATION);
    assertTrue(call.latency().compareTo(Duration.ofSeconds(5)) < 0, call.latency().toString());
  }

  @Test
  void somebodyInBetweenDoesNotPassForTheInvited() {
    join(SECRET);
    call(Server.PASSES_MESSAGES_ON);
    call.await(Verification.FAILED);
    call.await("pictures", () -> caller.pictures.get() > 0 && callee.pictures.get() > 0);
  }

  @Test
  void withoutAnInvitationTheCodesAreTheSame() {
    join("");
    call(Server.HONEST);
    call.awaitCodes();
    assertEquals(caller.call().code(), callee.call().code());
  }

  @Test
  void somebodyInBetweenMakesThemDiffer() {
    join("");
    call(Server.PASSES_MESSAGES_ON);
    call.awaitCodes();
    assertNotEquals(caller.call().code(), callee.call().code());
  }

  @Test
  void whoWasProvedIsKnownAgainAndNotReplacedInSilence() {
    join("");
    call(Server.HONEST);
    call.awaitCodes();
    caller.confirm();
    callee.confirm();
    call.await(Verification.CODE);
    call.close();
    join("");
    call(Server.HONEST);
    call.await(Verification.KNOWN);
    call.close();
    call(Server.SWALLOWS_MESSAGES);
    call.await(Verification.CHANGED);
  }

  private void join(String secret) {
    TestMedia.on(
        () -> {
          caller.join(secret);
          callee.join(secret);
          return null;
        });
  }

  private void call(Server server) {
    call = ProofCall.of(caller, callee, server);
  }
}
