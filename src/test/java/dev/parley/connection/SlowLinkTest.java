package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.connection.Verdict.Cause;
import dev.parley.connection.Verdict.Grade;
import dev.parley.media.TestMedia;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real media over a link that becomes slow, fast again, and dead. */
class SlowLinkTest {
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
    await("full size", 20, one -> one.videoReceived().height() == 720);

    link.rate(500);
    await("smaller", 10, one -> one.videoSent().height() <= 540);
    await("poor", 10, one -> one.verdict().grade() == Grade.POOR);
    assertEquals(Cause.BANDWIDTH, call.polite.statistics.verdict().cause());
    await("frames", 10, one -> one.videoReceived().fps() >= 20);

    link.rate(1e6);
    await("full size again", 60, one -> one.videoReceived().height() == 720);
    await("good again", 20, one -> one.verdict().equals(Verdict.GOOD));
  }

  @Test
  void aPictureThatStandsStillIsNoticedAndTakenBack() {
    call.route = link::through;
    call.connected();
    await("a picture", 20, one -> one.videoReceived().frames() > 30);

    link.rate(0);
    TestMedia.await(
        "frozen", Duration.ofSeconds(3), () -> call.polite.frozen.equals(List.of(true)));
    link.rate(1e6);
    TestMedia.await(
        "moving", Duration.ofSeconds(10), () -> call.polite.frozen.equals(List.of(true, false)));
  }

  private void await(String what, int seconds, Predicate<Statistics> condition) {
    TestMedia.await(
        what,
        Duration.ofSeconds(seconds),
        () -> {
          call.polite.look();
          return call.polite.statistics != null && condition.test(call.polite.statistics);
        });
  }
}
