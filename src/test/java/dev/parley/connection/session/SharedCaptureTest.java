package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.call.SendSettings;
import dev.parley.connection.IceServers;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.test.TestCardReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three calls of one client at once, with real media: it opens its own once. */
@Tag("media")
class SharedCaptureTest {
  private static final int COLOUR_TOLERANCE = 24;
  private static final MediaState NO_CAMERA = new MediaState(true, PictureKind.NONE);
  private static final MediaState MUTED = new MediaState(false, PictureKind.CAMERA);
  private static final MediaState SCREEN = new MediaState(true, PictureKind.SCREEN);

  private final AtomicInteger previews = new AtomicInteger();
  private final Map<String, AtomicInteger> pictures = new ConcurrentHashMap<>();
  private final Map<String, Double> levels = new ConcurrentHashMap<>();
  private final RtcConnections client =
      new RtcConnections(
              TestMedia.loop(),
              TestMedia.media().with(MediaChoice.TEST.withTone(440)),
              frame -> previews.incrementAndGet(),
              peerId -> frame -> counted(peerId).incrementAndGet(),
              peerId -> AudioSink.NONE,
              IceServers.NONE)
          .measuring(levels::put);
  private final TestCall ann = call("ann");
  private final TestCall bob = call("bob");
  private final TestCall cem = call("cem");
  private final List<TestCall> all = List.of(ann, bob, cem);

  private TestCall call(String peerId) {
    return new TestCall(client, peerId, MediaChoice.TEST.withTone(660));
  }

  private AtomicInteger counted(String peerId) {
    return pictures.computeIfAbsent(peerId, any -> new AtomicInteger());
  }

  @AfterEach
  void close() {
    Closing.all(ann, bob, cem, ann::gone);
  }

  @Test
  void allSeeAndHearTheOneCapture() {
    int before = TestMedia.media().openCaptures();
    all.forEach(TestCall::connected);

    allSee(side -> TestCardReader.isCard(side.colours, COLOUR_TOLERANCE), "the card");
    allSee(SharedCaptureTest::hears, "the tone");
    TestMedia.await(
        "pictures of all three",
        TestCall.LIMIT,
        () -> List.of("ann", "bob", "cem").stream().allMatch(id -> counted(id).get() > 10));

    TestMedia.await(
        "how loud each of them is",
        TestCall.LIMIT,
        () -> levels.size() == 3 && levels.values().stream().allMatch(level -> level > 0.1));
    assertEquals(1 + 3, TestMedia.media().openCaptures() - before, "one, and one of each peer");
    assertTrue(previews.get() > 0);
  }

  @Test
  void whatIsSentChangesForAll() {
    TestMedia.cardsForScreens();
    all.forEach(TestCall::connected);
    allSee(side -> side.knows(MediaState.ALL) || side.number.get() >= 0, "pictures");

    send(new SendSettings(false, true, "", false));
    allSee(side -> side.knows(MUTED), "that the microphone is muted");
    send(new SendSettings(true, false, "", false));
    allSee(side -> side.knows(NO_CAMERA), "that the camera is off");
    send(SendSettings.ALL);
    allSee(side -> side.knows(MediaState.ALL), "that the camera is on");
    allSeeMore();
    send(new SendSettings(true, true, "screen", false));
    allSee(side -> side.knows(SCREEN), "that a screen is shared");
    allSeeMore();
  }

  @Test
  void whoComesLaterLearnsWhatIsSentAndWhoLeavesTakesNothingAway() {
    ann.connected();
    TestMedia.on(
        () -> {
          ann.polite.connection.send(new SendSettings(true, false, "", false));
          bob.polite.connection.send(new SendSettings(true, false, "", false));
          return null;
        });
    TestMedia.await("the camera off", TestCall.LIMIT, () -> ann.polite.sends.contains(NO_CAMERA));
    bob.connected();
    TestMedia.await(
        "that it is off", TestCall.LIMIT, () -> bob.polite.sends.equals(List.of(NO_CAMERA)));
    TestMedia.await("the same", TestCall.LIMIT, () -> bob.impolite.knows(NO_CAMERA));

    ann.close();
    TestMedia.on(
        () -> {
          bob.polite.connection.send(SendSettings.ALL);
          return null;
        });
    TestMedia.await("the card", TestCall.LIMIT, () -> bob.impolite.number.get() >= 0);
    TestMedia.await("the tone", TestCall.LIMIT, () -> hears(bob.impolite));

    bob.close();
    TestCall.capturesGone();
    cem.connected();
    TestMedia.await("opened again", TestCall.LIMIT, () -> cem.impolite.number.get() >= 0);
  }

  private void send(SendSettings wish) {
    TestMedia.on(
        () -> {
          all.forEach(call -> call.polite.connection.send(wish));
          return null;
        });
  }

  private void allSeeMore() {
    List<Integer> before = all.stream().map(call -> call.impolite.pictures.get()).toList();
    for (int i = 0; i < all.size(); i++) {
      int seen = before.get(i);
      TestCall.Side side = all.get(i).impolite;
      TestMedia.await("more pictures", TestCall.LIMIT, () -> side.pictures.get() > seen + 10);
    }
  }

  private void allSee(Predicate<TestCall.Side> condition, String what) {
    all.forEach(call -> TestMedia.await(what, TestCall.LIMIT, () -> condition.test(call.impolite)));
  }

  private static boolean hears(TestCall.Side side) {
    return Math.abs(side.meter.frequency().orElse(0) - 440) <= 5;
  }
}
