package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.Closing;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.connection.IceServers;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.media.Media;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.LevelSink;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What two calls of one client at once send, with real media. */
@Tag("media")
class PlannedCallsTest {
  private static final MediaState NO_PICTURE = new MediaState(true, PictureKind.NONE);

  private final Media media = TestMedia.media().with(MediaChoice.TEST.withTone(440));

  /** However busy this machine is. */
  private final SendPlanner unhurried = new SendPlanner(media.loop(), () -> 0.1);

  private final RtcConnections client =
      new RtcConnections(
          TestMedia.loop(),
          new RtcSetup(
              media,
              new SharedCapture(media, frame -> {}),
              peerId -> frame -> {},
              peerId -> AudioSink.NONE,
              LevelSink.NONE,
              unhurried,
              new IceServersInUse(IceServers.NONE, new CandidateFilter(false)),
              TlsCertPolicy.SECURE,
              new CandidateFilter(false),
              Optional.empty()));
  private final TestCall ann = new TestCall(client, "ann", MediaChoice.TEST.withTone(660));
  private final TestCall bob = new TestCall(client, "bob", MediaChoice.TEST.withTone(880));

  @AfterEach
  void close() {
    Closing.all(ann, bob, ann::gone);
  }

  /** The pictures that a side gets have at most so many lines from now on. */
  private static void gets(TestCall call, int least, int most) {
    TestMedia.await(
        "pictures of " + least + " to " + most + " lines",
        TestCall.LIMIT,
        () -> {
          call.impolite.look();
          return call.impolite.statistics != null
              && call.impolite.statistics.videoReceived().fps() > 0
              && call.impolite.statistics.videoReceived().height() >= least
              && call.impolite.statistics.videoReceived().height() <= most;
        });
  }

  @Test
  void eachPeerGetsThePictureAsLargeAsItShowsIt() {
    ann.connected();
    bob.connected();
    client.planner().shownThere("ann", 200);
    gets(ann, 90, 180);
    assertTrue(bob.impolite.pictures.get() > 0);
    client.planner().shownThere("bob", 400);
    gets(bob, 180, 360);
    client.planner().shownThere("ann", 1000);
    gets(ann, 270, 720);
  }

  @Test
  void whoSeesNothingGetsNothingAndKnowsIt() {
    ann.connected();
    bob.connected();
    TestMedia.await("a picture", TestCall.LIMIT, () -> ann.impolite.number.get() >= 0);

    client.planner().shownThere("ann", 0);
    TestMedia.await("none", TestCall.LIMIT, () -> ann.impolite.knows(NO_PICTURE));
    TestMedia.await(
        "no frames",
        TestCall.LIMIT,
        () -> {
          ann.impolite.look();
          return ann.impolite.statistics != null
              && ann.impolite.statistics.videoReceived().fps() == 0;
        });
    TestMedia.await(
        "the tone",
        TestCall.LIMIT,
        () -> Math.abs(ann.impolite.meter.frequency().orElse(0) - 440) <= 5);
    long shown = ann.impolite.number.get();
    long others = bob.impolite.number.get();
    TestMedia.await("bob's go on", TestCall.LIMIT, () -> bob.impolite.number.get() > others + 30);

    client.planner().shownThere("ann", 360);
    TestMedia.await("back", TestCall.LIMIT, () -> ann.impolite.number.get() > shown + 30);
    TestMedia.await("and known", TestCall.LIMIT, () -> ann.impolite.knows(MediaState.ALL));
  }

  @Test
  void theLastCallIsLimitedNoMore() {
    ann.connected();
    bob.connected();
    client.planner().shownThere("bob", 90);
    gets(bob, 80, 90);
    ann.close();
    gets(bob, 270, 720);
  }
}
