package dev.parley.data.hearing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.MediaState;
import dev.parley.call.SpeakerState;
import dev.parley.connection.CallQuality;
import dev.parley.connection.Connection;
import dev.parley.connection.Statistics;
import dev.parley.connection.Statistics.Flow;
import dev.parley.data.DataPair;
import dev.parley.data.hearing.Playout.Window;
import dev.parley.data.hearing.Verdict.Cause;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two sides that tell each other what they play and show. */
@Tag("unit")
class HearingFeatureTest {
  private final FakeLoop loop = new FakeLoop();
  private final Machine ann = new Machine();
  private final Machine bob = new Machine();
  private final DataPair pair = new DataPair(loop, ann.feature, bob.feature);

  @Test
  void eachIsToldThatTheOtherHearsAndSees() {
    talk(2);

    assertEquals(Verdict.CONFIRMED, ann.hearing.sound());
    assertEquals(Verdict.CONFIRMED, bob.hearing.picture());
  }

  @Test
  void nothingIsSaidBeforeTheOtherSideHasTheFeature() {
    pair.connected();
    seconds(10);

    assertEquals(0, pair.one.said.size());
    assertEquals(Hearing.unknown("two"), ann.hearing);
  }

  @Test
  void aMutedSpeakerIsToldOnBothSidesInTime() {
    talk(5);
    bob.speaker = SpeakerState.MUTED;
    seconds(4);

    assertEquals(Cause.SPEAKER_MUTED, ann.hearing.sound().cause());
    assertEquals(Cause.SPEAKER_MUTED, bob.hearing.ownSpeaker());
    assertEquals(Verdict.CONFIRMED, bob.hearing.sound());
  }

  @Test
  void whatOneKnowsOfItsLinkIsTold() {
    talk(2);
    assertEquals(Playout.Link.UNKNOWN, ann.hearing.theirs().orElseThrow().link());
    assertTrue(pair.two.said.stream().noneMatch(one -> one.contains("link")), "in a call of two");

    bob.link = new Playout.Link(Playout.Access.LOSSY, Playout.Access.CLEAN);
    seconds(2);

    assertEquals(bob.link, ann.hearing.theirs().orElseThrow().link());
  }

  @Test
  void aHiddenWindowIsToldToTheOneWhoIsNotSeen() {
    talk(5);
    bob.window = Window.HIDDEN;
    seconds(4);

    assertEquals(Cause.WINDOW_HIDDEN, ann.hearing.picture().cause());
    assertEquals(Verdict.CONFIRMED, bob.hearing.picture());
  }

  @Test
  void aDeadMicrophoneIsToldToItsOwner() {
    talk(5);
    ann.level = 0;
    seconds(4);

    assertEquals(Cause.OWN_MICROPHONE, ann.hearing.sound().cause());
    assertEquals(Optional.of(Duration.ofSeconds(6)), ann.hearing.sound().since());
  }

  @Test
  void aPeerThatFallsSilentIsNotJudged() {
    talk(5);
    pair.works = false;
    seconds(6);

    assertEquals(Hearing.unknown("two"), ann.hearing);
  }

  @Test
  void whileTheConnectionIsLostNothingIsSaid() {
    talk(5);
    pair.one.session.state(Connection.State.RECONNECTING);
    assertEquals(Hearing.unknown("two"), ann.hearing);
    int said = pair.one.said.size();
    seconds(10);

    assertEquals(said, pair.one.said.size());
    pair.connected();
    seconds(2);
    assertEquals(Verdict.CONFIRMED, ann.hearing.sound());
  }

  @Test
  void theEndOfTheCallEndsIt() {
    talk(5);
    pair.end();
    seconds(5);

    assertEquals(Hearing.unknown("two"), ann.hearing);
    assertEquals(0, loop.pending());
  }

  @Test
  void onePeerSaysOneThingASecond() {
    talk(60);

    assertTrue(pair.one.said.size() <= 61, () -> "" + pair.one.said.size());
    assertTrue(pair.one.said.stream().allMatch(message -> message.length() < 500));
  }

  @Test
  void whatAPeerSaysIsReadAsItWasWritten() {
    Playout said = TestPlayout.sound(SpeakerState.ZERO, 0.25, 1234);
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    said.write(message);

    assertEquals(said, Playout.read(Json.readOrMissing(message.toString())));
  }

  @Test
  void nonsenseIsReadWithinBounds() {
    talk(3);
    String[] nonsense = {
      "{}",
      "{\"sound\":7,\"picture\":[],\"received\":\"x\",\"said\":null}",
      "{\"sound\":{\"speaker\":\"LOUD\",\"level\":1e999,\"concealed\":-5},\"said\":-1}",
      "{\"picture\":{\"window\":3,\"shown\":1e30,\"age\":-1e30,\"width\":1e9,\"height\":\"9\"}}",
      "{\"received\":{\"sound\":{\"packets\":-1e300,\"lost\":1e300},\"decoded\":1e19}}"
    };
    for (String text : nonsense) {
      pair.one.session.heard("hearing.now", Json.readOrMissing(text));
      loop.advance(Duration.ofSeconds(1));
      Playout read = Playout.read(Json.readOrMissing(text));
      assertTrue(read.sound().level() >= 0 && read.sound().level() <= 1);
      assertTrue(read.said() >= 0 && read.said() <= 1);
      assertTrue(read.picture().shown() >= 0 && read.picture().shown() <= 1000);
      assertTrue(read.picture().width() <= 16_384 && read.picture().ageMs() >= 0);
      assertTrue(read.counts().sound().packets() >= 0);
    }
  }

  @Test
  void aFloodIsJudgedNoMoreThanTwiceASecond() {
    talk(3);
    Random random = new Random(1);
    Hearing before = ann.hearing;
    for (int message = 0; message < 1000; message++) {
      ObjectNode nonsense = JsonNodeFactory.instance.objectNode();
      nonsense.put("said", random.nextDouble());
      pair.one.session.heard("hearing.now", nonsense);
    }

    assertEquals(before, ann.hearing);
  }

  private void talk(int seconds) {
    pair.ready().connected();
    seconds(seconds);
  }

  /** In which all works that is not said to be otherwise. */
  private void seconds(int howMany) {
    for (int second = 0; second < howMany; second++) {
      ann.second(bob);
      bob.second(ann);
      pair.one.statistics = CompletableFuture.completedFuture(ann.statistics());
      pair.two.statistics = CompletableFuture.completedFuture(bob.statistics());
      loop.advance(Duration.ofSeconds(1));
    }
  }

  /** One side's machine, with a person who talks all the time. */
  private static final class Machine implements OwnOutput {
    private Hearing hearing;
    private SpeakerState speaker = SpeakerState.PLAYING;
    private Window window = Window.SHOWN;
    private Playout.Link link = Playout.Link.UNKNOWN;
    private double level = 0.1;
    private double heard;
    private long packets;
    private long shown;
    private final HearingFeature feature =
        new HearingFeature(this, () -> MediaState.ALL, now -> hearing = now, peerId -> {});

    void second(Machine other) {
      packets += 50;
      shown += 30;
      heard = other.level;
    }

    Statistics statistics() {
      Flow flow = new Flow(0, packets, 0, 40, 0);
      return new Statistics(
          Optional.empty(),
          new Statistics.VideoSent(
              flow, shown, 30, 1280, 720, "VP8", 0, 0, Statistics.Limitation.NONE),
          new Statistics.VideoReceived(flow, shown, 0, 30, 1280, 720, "VP8", 0, 0),
          new Statistics.AudioSent(flow, level, "opus"),
          new Statistics.AudioReceived(flow, heard, "opus", 0, 0),
          CallQuality.GOOD);
    }

    @Override
    public Playout.Link link(String peerId) {
      return link;
    }

    @Override
    public SpeakerState speaker() {
      return speaker;
    }

    @Override
    public Window window() {
      return window;
    }

    @Override
    public long shown(String peerId) {
      return shown;
    }

    @Override
    public Duration sinceShown(String peerId) {
      return Duration.ofMillis(20);
    }
  }
}
