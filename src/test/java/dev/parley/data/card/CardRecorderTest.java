package dev.parley.data.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.CallQuality;
import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Flow;
import dev.parley.data.card.CallCard.Moment;
import dev.parley.data.hearing.Hearing;
import dev.parley.data.hearing.Playout;
import dev.parley.data.hearing.Playout.Access;
import dev.parley.data.hearing.Playout.Link;
import dev.parley.data.hearing.Playout.Received;
import dev.parley.data.hearing.TestPlayout;
import dev.parley.data.hearing.Verdict;
import dev.parley.loop.FakeLoop;
import dev.parley.peer.EndReason;
import dev.parley.peer.Phase;
import dev.parley.peer.TestCalls;
import dev.parley.view.TestStates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A call with Bob, second by second, as both sides count it. */
@Tag("unit")
class CardRecorderTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<CallCard> live = new ArrayList<>();
  private final List<CallCard> ended = new ArrayList<>();
  private final CardRecorder recorder = new CardRecorder(loop, live::add, ended::add);
  private long sentPackets;
  private long sentLost;
  private long gotPackets;
  private long gotLost;
  private long sounds;
  private boolean bobTells = true;
  private Link linkOfAnn = Link.UNKNOWN;

  @Test
  void aGoodCallIsSummedUp() {
    connect();
    seconds(30, 0, 0);
    end();

    CallCard card = ended.get(0);
    assertEquals("Bob", card.peer());
    assertEquals(Duration.ofSeconds(30), card.length());
    assertEquals("closed", card.end());
    assertEquals(Blame.NOBODY, card.network().blame());
    assertEquals(Duration.ofSeconds(3), card.setUp().get(Moment.ACCEPTED));
    assertEquals(Duration.ofSeconds(4), card.setUp().get(Moment.CONNECTED));
    assertEquals(new CallCard.Path("host", "srflx", "udp", 24), card.path().orElseThrow());
    assertEquals(30, live.size());
    assertEquals("bob", live.get(0).peerId());
  }

  @Test
  void whatIsLostOnTheWayThereIsToldByBob() {
    connect();
    seconds(20, 0, 0);
    seconds(40, 6, 0);
    end();

    assertEquals(Blame.WAY_THERE, ended.get(0).network().blame());
    assertEquals(40, ended.get(0).network().there().seconds(), 2);
    assertEquals(6, ended.get(0).network().there().percent(), 0.5);
    assertEquals(Loss.NONE, ended.get(0).network().back());
  }

  @Test
  void whatIsLostOnTheWayBackIsCountedHere() {
    connect();
    seconds(20, 0, 0);
    seconds(40, 0, 6);
    end();

    assertEquals(Blame.WAY_BACK, ended.get(0).network().blame());
  }

  @Test
  void ofAPeerThatSaysNothingTheLibrariesReportsAreTaken() {
    bobTells = false;
    connect();
    seconds(40, 6, 0);
    end();

    assertEquals(Blame.WAY_THERE, ended.get(0).network().blame());
    assertEquals(Optional.empty(), ended.get(0).mishaps().freezesThere());
  }

  @Test
  void thatAnotherCountsFromNowOnIsNoLoss() {
    bobTells = false;
    connect();
    seconds(10, 0, 0);
    sentLost = 500;
    bobTells = true;
    seconds(10, 0, 0);
    end();

    assertEquals(Blame.NOBODY, ended.get(0).network().blame());
  }

  @Test
  void lostConnectionsAndDevicesAreCounted() {
    connect();
    phase(Phase.RECONNECTING);
    phase(Phase.CONNECTED);
    phase(Phase.RECONNECTING);
    phase(Phase.CONNECTED);
    end();

    assertEquals(2, ended.get(0).mishaps().reconnections());
  }

  @ParameterizedTest
  @CsvSource({
    "30, 80, 130, 4400", // 50 in a second
    "10, 25, 40, 4333",
    "0, 10, 60, 5800",
    "0, 0, 20, 6600",
    "0, 60, 70, 5000", // not before it was known that none had come
    "60, 70, 120, 4000",
  })
  void theFirstSoundIsReckonedFromTheCounterOfItsPackets(
      int first, int second, int third, int millis) {
    connect();
    for (int packets : List.of(first, second, third, third + 50)) {
      sounds = packets;
      seconds(1, 0, 0);
    }
    end();

    assertEquals(millis, ended.get(0).setUp().get(Moment.FIRST_SOUND).toMillis());
  }

  @Test
  void whereNoSoundComesNoneIsTold() {
    connect();
    seconds(3, 0, 0);
    end();

    assertFalse(ended.get(0).setUp().containsKey(Moment.FIRST_SOUND));
  }

  @Test
  void aCallThatWasNeverConnectedLeavesNothing() {
    phase(Phase.OFFERING);
    recorder.ended("bob", EndReason.NO_ANSWER);

    assertTrue(ended.isEmpty());
  }

  @Test
  void aCallOfSeveralIsOneCardWithAPartForEach() {
    together("Ann", "Bob");
    seconds(20, "ann", 0, 0);
    recorder.ended("ann", EndReason.CLOSED_BY_PEER);
    together("Bob", "Eve");
    seconds(10, "eve", 0, 0);
    recorder.ended("eve", EndReason.CONNECTION_FAILED);
    assertTrue(ended.isEmpty(), "Bob is in it");
    recorder.ended("bob", EndReason.CLOSED);

    assertEquals(1, ended.size());
    CallCard card = ended.get(0);
    assertEquals(List.of("Ann", "Bob", "Eve"), card.peers());
    assertEquals(
        List.of("closedByPeer", "closed", "connectionFailed"),
        card.parts().stream().map(CallCard::end).toList());
    assertEquals(Duration.ofSeconds(20), card.length());
    assertEquals(Duration.ofSeconds(30), card.wholeLength());
  }

  @Test
  void whatIsLostWithSeveralIsLostOnTheOwnLink() {
    together("Ann", "Bob");
    seconds(30, "ann", 6, 0);
    seconds(30, "bob", 6, 0);
    assertEquals(new Link(Access.LOSSY, Access.CLEAN), recorder.link("eve"));
    endAll();

    assertEquals(Blame.OWN_UPLOAD, ended.get(0).network().blame());
    assertEquals(Blame.OWN_UPLOAD, ended.get(0).others().get(0).network().blame());
  }

  @Test
  void whatIsLostWithOneAloneIsLostOnTheWay() {
    together("Ann", "Bob");
    seconds(30, "ann", 6, 6);
    seconds(30, "bob", 0, 0);
    endAll();

    assertEquals(Blame.BOTH_WAYS, ended.get(0).network().blame());
    assertEquals(Blame.NOBODY, ended.get(0).others().get(0).network().blame());
  }

  @Test
  void whatAnnLosesWithOthersTooIsLostOnHerLink() {
    linkOfAnn = new Link(Access.CLEAN, Access.LOSSY);
    together("Ann", "Bob");
    seconds(30, "ann", 6, 0);
    seconds(30, "bob", 0, 0);
    endAll();

    assertEquals(Blame.PEER_DOWNLOAD, ended.get(0).network().blame());
  }

  private void together(String... names) {
    recorder.state(TestCalls.with(Phase.CONNECTED, names).state());
  }

  private void endAll() {
    recorder.ended("ann", EndReason.CLOSED);
    recorder.ended("bob", EndReason.CLOSED);
  }

  private void connect() {
    phase(Phase.OFFERING);
    loop.advance(Duration.ofSeconds(3));
    phase(Phase.CONNECTING);
    loop.advance(Duration.ofSeconds(1));
    phase(Phase.CONNECTED);
  }

  private void phase(Phase phase) {
    recorder.state(TestStates.alone().call(phase, "bob", "Bob", null).state());
  }

  private void end() {
    recorder.ended("bob", EndReason.CLOSED);
  }

  private void seconds(int howMany, int lostThere, int lostBack) {
    seconds(howMany, "bob", lostThere, lostBack);
  }

  private void seconds(int howMany, String peerId, int lostThere, int lostBack) {
    for (int second = 0; second < howMany; second++) {
      loop.advance(Duration.ofSeconds(1));
      sentPackets += 200;
      sentLost += 2 * lostThere;
      gotPackets += 200 - 2 * lostBack;
      gotLost += 2 * lostBack;
      recorder.hearing(
          new Hearing(
              peerId,
              Verdict.UNKNOWN,
              Verdict.UNKNOWN,
              Verdict.Cause.NONE,
              bobTells
                  ? Optional.of(said(peerId, new Received(sentPackets - sentLost, sentLost)))
                  : Optional.empty()));
      recorder.statistics(peerId, statistics());
    }
  }

  private Playout said(String peerId, Received picture) {
    Playout said = TestPlayout.counts(new Received(0, 0), picture);
    return peerId.equals("ann")
        ? new Playout(said.sound(), said.picture(), said.counts(), said.said(), linkOfAnn)
        : said;
  }

  private Statistics statistics() {
    return new Statistics(
        Optional.of(new Statistics.Path("host", "srflx", "udp", 24, 5000)),
        new Statistics.VideoSent(
            new Flow(0, sentPackets, bobTells ? 0 : sentLost, 900, 0),
            0,
            30,
            1280,
            720,
            "VP8",
            0,
            0,
            Statistics.Limitation.NONE),
        new Statistics.VideoReceived(
            new Flow(0, gotPackets, gotLost, 900, 0), 0, 0, 30, 1280, 720, "VP8", 0, 0),
        new Statistics.AudioSent(new Flow(0, 0, 0, 40, 0), 0, "opus"),
        new Statistics.AudioReceived(new Flow(0, sounds, 0, 40, 0), 0, "opus", 0, 0),
        CallQuality.GOOD);
  }
}
