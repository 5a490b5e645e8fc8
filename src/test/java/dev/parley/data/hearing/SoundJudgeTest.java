package dev.parley.data.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.call.SpeakerState;
import dev.parley.data.hearing.Verdict.Cause;
import dev.parley.data.hearing.Verdict.State;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Second by second: what this side has of its own sound, and what the other side plays of it. */
@Tag("unit")
class SoundJudgeTest {
  private static final double VOICE = 0.1;
  private static final double ROOM = 0.004;

  private final SoundJudge judge = new SoundJudge();
  private int second;
  private long sent;
  private long arrived;
  private boolean leaves = true;
  private boolean arrives = true;

  @Test
  void aVoiceThatIsPlayedIsConfirmedAndStaysSoInAPause() {
    seconds(1, VOICE, SpeakerState.PLAYING, 0.08);
    assertEquals(Verdict.CONFIRMED, judge.verdict());

    seconds(60, ROOM, SpeakerState.PLAYING, 0);
    assertEquals(Verdict.CONFIRMED, judge.verdict());
  }

  @Test
  void silenceIsNoFault() {
    seconds(60, ROOM, SpeakerState.PLAYING, 0);

    assertEquals(Verdict.UNKNOWN, judge.verdict());
  }

  @Test
  void whatIsHeardLaterThanSaidIsNotMissed() {
    for (int sentence = 0; sentence < 20; sentence++) {
      seconds(1, VOICE, SpeakerState.PLAYING, 0);
      seconds(1, ROOM, SpeakerState.PLAYING, 0.08);
      seconds(1, VOICE, SpeakerState.PLAYING, 0);
      seconds(1, VOICE, SpeakerState.PLAYING, 0.08);
      seconds(3, ROOM, SpeakerState.PLAYING, 0);
      assertEquals(State.CONFIRMED, judge.verdict().state());
    }
  }

  @Test
  void aMutedSpeakerIsToldThoughItsProgramPlays() {
    seconds(5, VOICE, SpeakerState.PLAYING, 0.08);
    seconds(2, VOICE, SpeakerState.MUTED, 0.08);

    assertMissing(Cause.SPEAKER_MUTED, 5);
  }

  @Test
  void noVolumeAndNoSpeakerAreTold() {
    seconds(2, VOICE, SpeakerState.ZERO, 0.08);
    assertMissing(Cause.SPEAKER_ZERO, 0);

    seconds(1, VOICE, SpeakerState.PLAYING, 0.08);
    seconds(2, VOICE, SpeakerState.MISSING, 0);
    assertMissing(Cause.SPEAKER_MISSING, 3);
  }

  @Test
  void aSpeakerThatPlaysAgainIsNoLongerBlamedThoughThisSideIsSilent() {
    for (SpeakerState off :
        new SpeakerState[] {SpeakerState.MUTED, SpeakerState.ZERO, SpeakerState.MISSING}) {
      seconds(3, VOICE, off, 0);
      assertEquals(State.MISSING, judge.verdict().state());

      seconds(1, ROOM, SpeakerState.PLAYING, 0);
      assertEquals(Verdict.UNKNOWN, judge.verdict());
      seconds(9, ROOM, SpeakerState.PLAYING, 0);
      assertEquals(Verdict.UNKNOWN, judge.verdict());
    }
    seconds(3, VOICE, SpeakerState.PLAYING, 0);
    assertEquals(Cause.NOT_PLAYED, judge.verdict().cause());
  }

  @Test
  void aMutedSpeakerIsNotToldToOneWhoIsSilent() {
    seconds(10, ROOM, SpeakerState.MUTED, 0);

    assertEquals(Verdict.UNKNOWN, judge.verdict());
  }

  @Test
  void aMicrophoneThatIsSilentAsNoRoomIsDead() {
    seconds(2, VOICE, SpeakerState.PLAYING, 0.08);
    seconds(3, 0, SpeakerState.PLAYING, 0);
    assertMissing(Cause.OWN_MICROPHONE, 2);

    seconds(1, ROOM, SpeakerState.PLAYING, 0);
    assertEquals(Verdict.UNKNOWN, judge.verdict());
  }

  @Test
  void aMicrophoneThatHasJustBeenTurnedOnMayTakeItsTime() {
    seconds(4, 0, SpeakerState.PLAYING, 0);
    assertEquals(Verdict.UNKNOWN, judge.verdict());

    seconds(1, 0, SpeakerState.PLAYING, 0);
    assertMissing(Cause.OWN_MICROPHONE, 0);
  }

  @Test
  void whatDoesNotLeaveIsNotSent() {
    leaves = false;
    seconds(4, VOICE, SpeakerState.PLAYING, 0);

    assertMissing(Cause.NOT_SENT, 0);
  }

  @Test
  void whatDoesNotArriveIsLost() {
    seconds(3, VOICE, SpeakerState.PLAYING, 0.08);
    arrives = false;
    seconds(3, VOICE, SpeakerState.PLAYING, 0);

    assertMissing(Cause.LOST, 3);
  }

  @Test
  void whatArrivesAndIsNotHeardIsNotPlayed() {
    seconds(3, VOICE, SpeakerState.UNKNOWN, 0);

    assertMissing(Cause.NOT_PLAYED, 0);
  }

  @Test
  void aPauseTakesNothingBackAndBeingHeardDoes() {
    seconds(3, VOICE, SpeakerState.PLAYING, 0);
    seconds(10, ROOM, SpeakerState.PLAYING, 0);
    assertEquals(State.MISSING, judge.verdict().state());

    seconds(1, VOICE, SpeakerState.PLAYING, 0.08);
    assertEquals(Verdict.CONFIRMED, judge.verdict());
  }

  @Test
  void nothingIsSaidOfOneWhoIsMuted() {
    seconds(3, VOICE, SpeakerState.MUTED, 0);
    judge.add(
        Duration.ofSeconds(9), new SoundJudge.Own(false, VOICE, 0), playout(SpeakerState.MUTED, 0));

    assertEquals(Verdict.UNKNOWN, judge.verdict());
  }

  private void assertMissing(Cause cause, int since) {
    assertEquals(Verdict.missing(cause, Duration.ofSeconds(since)), judge.verdict());
  }

  private void seconds(int howMany, double level, SpeakerState speaker, double played) {
    for (int one = 0; one < howMany; one++) {
      sent += leaves ? 50 : 0;
      arrived += leaves && arrives ? 50 : 0;
      judge.add(
          Duration.ofSeconds(second++),
          new SoundJudge.Own(true, level, sent),
          playout(speaker, played));
    }
  }

  private Playout playout(SpeakerState speaker, double played) {
    return TestPlayout.sound(speaker, played, arrived);
  }
}
