package dev.parley.data.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.Certificates;
import dev.parley.data.Clearance;
import dev.parley.data.DataPair;
import dev.parley.loop.FakeLoop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes to a peer without a click, by what is found out about the peer. */
@Tag("unit")
class ProofClearanceTest {
  private static final String SECRET = "S".repeat(32);
  private static final String OWN = "a".repeat(64);
  private static final String PEERS = "b".repeat(64);
  private static final String SOMEBODYS = "c".repeat(64);

  @TempDir Path ones;
  @TempDir Path twos;
  private final FakeLoop loop = new FakeLoop();
  private final List<String> warnings = new ArrayList<>();
  private ProofFeature one;
  private Clearance clearance;
  private DataPair pair;

  private void call(String onesSecret, String twosSecret, String seen) {
    one = new ProofFeature(loop, ones, "here", true, onesSecret, now -> {});
    ProofFeature two = new ProofFeature(loop, twos, "here", true, twosSecret, now -> {});
    clearance = new ProofClearance(one::verdict, warnings::add);
    loop.run();
    pair = new DataPair(loop, one, two);
    pair.one.certificates = CompletableFuture.completedFuture(new Certificates(OWN, seen));
    pair.two.certificates = CompletableFuture.completedFuture(new Certificates(PEERS, OWN));
  }

  private CompletableFuture<Boolean> asked() {
    return clearance.of(pair.one);
  }

  @Test
  void theProofOfAnInvitationIsWaitedFor() {
    call(SECRET, SECRET, PEERS);
    CompletableFuture<Boolean> cleared = asked();
    loop.run();
    assertFalse(cleared.isDone());
    loop.act(() -> pair.connected().ready());
    assertTrue(cleared.join());
    assertTrue(asked().join());
    assertEquals(List.of(), warnings);
  }

  @Test
  void aPeerWithoutTheInvitationIsWaitedForNoLongerThanThat() {
    call(SECRET, "", PEERS);
    loop.act(() -> pair.connected().ready());
    CompletableFuture<Boolean> cleared = asked();
    loop.advance(Duration.ofMillis(4_900));
    assertFalse(cleared.isDone());
    loop.advance(Duration.ofMillis(200));
    assertTrue(cleared.join());
  }

  @Test
  void withoutAnInvitationNothingIsWaitedForButTheCertificates() {
    call("", "", PEERS);
    CompletableFuture<Boolean> cleared = asked();
    loop.act(() -> pair.connected().ready());
    assertTrue(cleared.join());
  }

  @Test
  void nothingGoesToSomebodyInBetween() {
    call(SECRET, SECRET, SOMEBODYS);
    CompletableFuture<Boolean> cleared = asked();
    loop.act(() -> pair.connected().ready());
    assertFalse(cleared.join());
    assertFalse(asked().join());
    assertEquals(
        List.of("nothing is sent to two: its verification failed, so somebody may be in between"),
        warnings);
  }

  @Test
  void nothingGoesToSomebodyInThePlaceOfWhoWasProved() {
    call(SECRET, SECRET, PEERS);
    loop.act(() -> pair.connected().ready());
    loop.act(pair::end);
    call("", "", SOMEBODYS);
    CompletableFuture<Boolean> cleared = asked();
    loop.act(() -> pair.connected());
    assertFalse(cleared.join());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).contains("certificate"), () -> "" + warnings);
  }
}
