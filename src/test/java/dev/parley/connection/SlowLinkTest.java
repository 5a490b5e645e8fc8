package dev.parley.connection;

import dev.parley.Closing;
import dev.parley.call.QualityLevel;
import dev.parley.connection.CallQuality.Cause;
import dev.parley.connection.session.TestCall;
import dev.parley.media.TestMedia;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real media over a link that becomes slow, fast again, and dead. */
@Tag("media")
class SlowLinkTest {
  /**
   * Only to end what hangs: how fast it follows is told in AdaptationTest and FrozenPictureTest.
   */
  private static final Duration LIMIT = Duration.ofSeconds(120);

  private final NarrowLink link = new NarrowLink();
  private final TestCall call = TestCall.ofTestMedia();

  @AfterEach
  void close() {
    Closing.all(call, TestCall::capturesGone, link);
  }

  @Test
  void thePictureFollowsTheLinkDownAndUp() {
    call.route = link::through;
    call.connected();
    await("full size", SlowLinkTest::isFull);
    double fps = call.polite.statistics.videoReceived().fps();

    link.rate(500);
    await("smaller", one -> one.videoSent().height() <= 540);
    await(
        "poor",
        one ->
            one.verdict().grade() == QualityLevel.POOR && one.verdict().cause() == Cause.BANDWIDTH);
    await("frames", one -> one.videoReceived().fps() >= fps * 2 / 3);

    link.rate(1e6);
    await("full size again", SlowLinkTest::isFull);
    await("good again", one -> one.verdict().equals(CallQuality.GOOD) || isBusy(one));
  }

  /** Nothing but the processor makes it smaller. */
  private static boolean isFull(Statistics one) {
    return one.videoReceived().height() == 720 || isBusy(one);
  }

  private static boolean isBusy(Statistics one) {
    return one.verdict().cause() == Cause.PROCESSOR;
  }

  @Test
  void aPictureThatStandsStillIsNoticedAndTakenBack() {
    call.route = link::through;
    call.connected();
    await("a picture", one -> one.videoReceived().frames() > 30);

    link.rate(0);
    TestMedia.await("frozen", LIMIT, () -> isFrozen(true));
    link.rate(1e6);
    TestMedia.await("moving", LIMIT, () -> isFrozen(false));
  }

  private boolean isFrozen(boolean wanted) {
    List<Boolean> told = call.polite.frozen;
    return !told.isEmpty() && told.get(told.size() - 1) == wanted;
  }

  private void await(String what, Predicate<Statistics> condition) {
    TestMedia.await(
        what,
        LIMIT,
        () -> {
          call.polite.look();
          return call.polite.statistics != null && condition.test(call.polite.statistics);
        });
  }
}
