package dev.parley.data.proof;

import static dev.parley.data.proof.ProofPair.A;
import static dev.parley.data.proof.ProofPair.B;
import static dev.parley.data.proof.ProofPair.C;
import static dev.parley.data.proof.ProofPair.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.Clearance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to a peer without a click, by what is found out about the peer. */
@Tag("unit")
class ProofClearanceTest {
  @TempDir Path ones;
  @TempDir Path twos;
  private final List<String> warnings = new ArrayList<>();
  private ProofPair pair;
  private Clearance clearance;

  @BeforeEach
  void pair() {
    pair = new ProofPair(ones, twos);
  }

  private void join(String onesSecret, String twosSecret) {
    pair.join(onesSecret, twosSecret);
    clearance = new ProofClearance(pair.one::verdict, warnings::add);
  }

  private CompletableFuture<Boolean> asked() {
    return clearance.of(pair.call.one);
  }

  @Test
  void theProofOfAnInvitationIsWaitedFor() {
    join(SECRET, SECRET);
    pair.connect(A, B);
    CompletableFuture<Boolean> cleared = asked();
    assertFalse(cleared.isDone());
    pair.loop.act(pair.call::ready);
    assertTrue(cleared.join());
    assertTrue(asked().join());
    assertEquals(List.of(), warnings);
  }

  @Test
  void aPeerWithoutTheInvitationIsWaitedForNoLongerThanThat() {
    join(SECRET, "");
    pair.meet(A, B);
    CompletableFuture<Boolean> cleared = asked();
    pair.loop.advance(Duration.ofMillis(4_900));
    assertFalse(cleared.isDone());
    pair.loop.advance(Duration.ofMillis(200));
    assertTrue(cleared.join());
  }

  @Test
  void withoutAnInvitationNothingIsWaitedForButTheCertificates() {
    join("", "");
    pair.call(A, B);
    CompletableFuture<Boolean> cleared = asked();
    pair.loop.run();
    assertTrue(cleared.join());
  }

  @Test
  void nothingGoesToSomebodyInBetween() {
    join(SECRET, SECRET);
    pair.callThroughSomebody();
    CompletableFuture<Boolean> cleared = asked();
    pair.loop.act(pair.call::ready);
    assertFalse(cleared.join());
    assertFalse(asked().join());
    assertEquals(
        List.of("nothing is sent to two: its verification failed, so somebody may be in between"),
        warnings);
  }

  @Test
  void nothingGoesToSomebodyInThePlaceOfWhoWasProved() {
    join("", "");
    pair.proved();
    join("", "");
    pair.call(A, C);
    CompletableFuture<Boolean> cleared = asked();
    pair.loop.run();
    assertFalse(cleared.join());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("certificate"), () -> "" + warnings);
  }
}
