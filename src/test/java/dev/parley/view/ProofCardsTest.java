package dev.parley.view;

import static dev.parley.view.TestStates.free;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.data.proof.ProofState;
import dev.parley.data.proof.ProvedPeer;
import dev.parley.data.proof.Verification;
import dev.parley.peer.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is at the other end, as the window says it. */
@Tag("desktop")
class ProofCardsTest {
  private static final TestStates HERE = TestStates.with(free("1003", "Bob"));
  private static final TestStates CALL = HERE.call(Phase.CONNECTED, "1003", "Bob", Duration.ZERO);
  private static final ProvedPeer BEFORE =
      new ProvedPeer("1003", "a".repeat(64), Verification.CODE, "Bob", Instant.EPOCH);

  private OpenView open;

  @BeforeEach
  void call() throws Exception {
    open = new OpenView(CALL);
  }

  @AfterEach
  void close() {
    open.close();
  }

  @Test
  void theShieldSaysHowForAScreenReaderToo() throws Exception {
    assertEquals("Not verified", said());
    show(Verification.INVITATION, "042917", false);
    assertEquals("Verified by invitation", said());
    show(Verification.KNOWN, "042917", false);
    assertEquals("Verified in an earlier call", said());
  }

  @Test
  void thereIsNoShieldWithoutACall() throws Exception {
    open.show(HERE);
    assertFalse(open.sees("call-proof"));
  }

  @Test
  void theCodeIsShownInGroupsToRead() throws Exception {
    show(Verification.NONE, "042917", false);
    open.click("call-proof");
    assertEquals("042 917", text("proof-code"));
  }

  @Test
  void withoutACodeThereIsNothingToConfirm() throws Exception {
    show(Verification.NONE, "", false);
    open.click("call-proof");
    assertTrue(open.sees("proof-words"));
    assertFalse(open.sees("proof-same"));
    assertFalse(open.sees("proof-differ"));
  }

  @Test
  void aCodeThatWasConfirmedIsNotAskedForAgain() throws Exception {
    show(Verification.CODE, "042917", false);
    open.click("call-proof");
    assertFalse(open.sees("proof-same"));
  }

  @Test
  void aChangedCertificateComesUpByItselfUntilItIsAnswered() throws Exception {
    show(Verification.CHANGED, "042917", false);
    assertTrue(open.sees("proof-alarm"));
    assertEquals("This may not be Bob", text("proof-alarm-title"));
    show(Verification.CHANGED, "042917", true);
    assertFalse(open.sees("proof-alarm"));
    open.click("call-proof");
    assertEquals("042 917", text("proof-code"));
  }

  @Test
  void aFailureComesOverTheCardWithTheCode() throws Exception {
    show(Verification.NONE, "042917", false);
    open.click("call-proof");
    show(Verification.FAILED, "", false);
    assertTrue(open.sees("proof-alarm"));
    assertFalse(open.sees("proof-same"));
  }

  @Test
  void theAlarmGoesWithTheCall() throws Exception {
    show(Verification.CHANGED, "042917", false);
    open.show(HERE);
    assertFalse(open.sees("proof-alarm"));
  }

  private void show(Verification verification, String code, boolean accepted) {
    ProofState.Call call = new ProofState.Call(verification, code, Optional.of(BEFORE), accepted);
    open.view.beside().proof(new ProofState(Map.of("1003", call), Map.of("1003", BEFORE)));
    open.settle();
  }

  private String said() throws Exception {
    return OpenView.onFx(() -> open.node("call-proof").getAccessibleText());
  }

  private String text(String id) throws Exception {
    return OpenView.onFx(() -> ((Label) open.node(id)).getText());
  }
}
