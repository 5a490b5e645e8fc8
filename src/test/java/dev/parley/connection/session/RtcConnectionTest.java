package dev.parley.connection.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Statistics;
import dev.parley.media.TestMedia;
import dev.parley.media.test.TestCardReader;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real media between two connections of this process. */
@Tag("media")
class RtcConnectionTest {
  /** What 4:2:0 and VP8 at a video call's rate do to the middle of a patch, with room to spare. */
  private static final int COLOUR_TOLERANCE = 24;

  private final TestCall call = TestCall.ofTestMedia();

  @AfterEach
  void close() {
    Closing.all(call, call::gone);
  }

  @Test
  void bothSeeTheTestCardOfTheOther() {
    call.connected();
    for (TestCall.Side side : List.of(call.polite, call.impolite)) {
      TestMedia.await(
          "the test card",
          TestCall.LIMIT,
          () -> TestCardReader.isCard(side.colours, COLOUR_TOLERANCE));
    }
  }

  @Test
  void theNumberOfTheCardMovesOn() {
    call.connected();
    TestMedia.await("a number", TestCall.LIMIT, () -> call.polite.number.get() >= 0);
    long first = call.polite.number.get();
    TestMedia.await("60 more", TestCall.LIMIT, () -> call.polite.number.get() >= first + 60);
  }

  @Test
  void bothHearTheToneOfTheOther() {
    call.connected();
    TestMedia.await("660 Hz", TestCall.LIMIT, () -> hears(call.polite, 660));
    TestMedia.await("440 Hz", TestCall.LIMIT, () -> hears(call.impolite, 440));
  }

  @Test
  void firstOffersThatCrossOnTheirWayEndInOneCall() {
    call.wire = RtcSession.PATIENCE.plusMillis(100); // longer than anybody leaves it to the other
    call.connected();
    for (TestCall.Side side : List.of(call.polite, call.impolite)) {
      assertEquals(SessionDescription.Type.OFFER, side.sent.get(0).type());
    }
    TestMedia.await("660 Hz", TestCall.LIMIT, () -> hears(call.polite, 660));
    TestMedia.await("440 Hz", TestCall.LIMIT, () -> hears(call.impolite, 440));
  }

  /** Which that is, link and processor decide: {@code src/scripts/measure/outages} prints it. */
  @Test
  void whatIsSentArrivesInItsSize() {
    call.connected();
    TestMedia.await(
        "a picture of the size that is sent",
        TestCall.LIMIT,
        () -> {
          call.polite.look();
          call.impolite.look();
          return call.polite.statistics != null
              && call.impolite.statistics != null
              && isOfTheSizeSent(
                  call.polite.statistics.videoReceived(), call.impolite.statistics.videoSent());
        });
    Statistics statistics = call.polite.statistics;
    assertEquals("VP8", statistics.videoReceived().codec());
    assertEquals("host", statistics.path().orElseThrow().local());
  }

  private static boolean isOfTheSizeSent(
      Statistics.VideoReceived received, Statistics.VideoSent sent) {
    return received.fps() > 0
        && received.width() == sent.width()
        && received.height() == sent.height()
        && TestCardReader.hasShapeOfCard(received.width(), received.height());
  }

  private static boolean hears(TestCall.Side side, int hertz) {
    double heard = side.meter.frequency().orElse(0);
    return Math.abs(heard - hertz) <= 5;
  }
}
