package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.Connection.Candidate;
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
    assertTrue(EarlyCandidates.isCandidate(new Candidate(HOST, "0", null, null)));
    assertTrue(EarlyCandidates.isCandidate(new Candidate(HOST, null, 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new Candidate(HOST, null, null, "abcd")));
  }

  @Test
  void endOfCandidatesIsNotOne() {
    assertFalse(EarlyCandidates.isCandidate(new Candidate("", "0", 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new Candidate(null, "0", 0, null)));
  }

  @Test
  void anOverlongOneIsNotOne() {
    String longest = "x".repeat(EarlyCandidates.LONGEST);

    assertTrue(EarlyCandidates.isCandidate(new Candidate(longest, "0", 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new Candidate(longest + "x", "0", 0, null)));
    assertFalse(EarlyCandidates.isCandidate(new Candidate(HOST, longest + "x", 0, null)));
  }

  @Test
  void aNegativeLineIsNotOne() {
    assertFalse(EarlyCandidates.isCandidate(new Candidate(HOST, null, -1, null)));
  }

  private static Candidate candidate(String text) {
    return new Candidate(text, "0", 0, null);
  }
}
