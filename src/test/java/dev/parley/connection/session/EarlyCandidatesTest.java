package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.call.IceCandidate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EarlyCandidatesTest {
  private static final String HOST = "candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host";

  private final EarlyCandidates early = new EarlyCandidates();

  @Test
  void theyComeOutInOrderAndOnce() {
    early.add(candidate("first"));
    early.add(candidate("second"));

    assertEquals(List.of(candidate("first"), candidate("second")), early.take());
    assertEquals(List.of(), early.take());
  }

  @Test
  void oneTooManyIsDropped() {
    for (int i = 0; i <= EarlyCandidates.MOST; i++) {
      early.add(candidate("number " + i));
    }

    assertEquals(EarlyCandidates.MOST, early.take().size());
  }

  @Test
  void midAloneOrLineAloneIsEnough() {
    assertTrue(EarlyCandidates.isCandidate(new IceCandidate(HOST, "0", null, null)));
    assertTrue(EarlyCandidates.isCandidate(new IceCandidate(HOST, null, 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new IceCandidate(HOST, null, null, "abcd")));
  }

  @Test
  void endOfCandidatesIsNotOne() {
    assertFalse(EarlyCandidates.isCandidate(new IceCandidate("", "0", 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new IceCandidate(null, "0", 0, null)));
  }

  @Test
  void anOverlongOneIsNotOne() {
    String longest = "x".repeat(EarlyCandidates.LONGEST);

    assertTrue(EarlyCandidates.isCandidate(new IceCandidate(longest, "0", 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new IceCandidate(longest + "x", "0", 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new IceCandidate(HOST, longest + "x", 0, null)));
  }

  @Test
  void aNegativeLineIsNotOne() {
    assertFalse(EarlyCandidates.isCandidate(new IceCandidate(HOST, null, -1, null)));
  }

  private static IceCandidate candidate(String text) {
    return new IceCandidate(text, "0", 0, null);
  }
}
