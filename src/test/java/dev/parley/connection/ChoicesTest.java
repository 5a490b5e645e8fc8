package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.connection.session.TestCall;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls in which one side sends nothing, sends back what it gets, or has no such device. */
@Tag("media")
class ChoicesTest {
  private static final MediaChoice NOTHING = MediaChoice.parse("none", "none", "none");

  private TestCall call;

  @AfterEach
  void close() {
    Closing.all(call, TestCall::capturesGone);
  }

  @Test
  void aPoliteSideThatSendsNothingStillReceives() {
    call = new TestCall(NOTHING, MediaChoice.TEST.withTone(660)).connected();

    receives(call.polite, 660);
    assertEquals(0, call.impolite.pictures.get());
  }

  @Test
  void anImpoliteSideThatSendsNothingStillReceives() {
    call = new TestCall(MediaChoice.TEST.withTone(440), NOTHING).connected();

    receives(call.impolite, 440);
    assertEquals(0, call.polite.pictures.get());
  }

  @Test
  void twoThatSendNothingConnect() {
    call = new TestCall(NOTHING, NOTHING).connected();

    assertTrue(call.polite.failures.isEmpty() && call.impolite.failures.isEmpty());
  }

  @Test
  void anEchoSendsBackPictureAndSound() {
    call = new TestCall(MediaChoice.TEST.withTone(523), MediaChoice.ECHO).connected();

    receives(call.polite, 523);
    TestMedia.await(
        "the preview of the echo", TestCall.LIMIT, () -> call.impolite.previews.get() > 0);
  }

  @Test
  void aMicrophoneThatIsNotThereFailsInASentence() {
    call = new TestCall(MediaChoice.parse("test", "Blue Mike", "test"), MediaChoice.TEST);
    TestMedia.on(
        () -> {
          call.polite.connection.openMedia();
          return null;
        });

    TestMedia.await("a failure", TestCall.LIMIT, () -> !call.polite.failures.isEmpty());

    Connection.Failure failure = call.polite.failures.get(0);
    assertEquals(Connection.Failure.Cause.MEDIA, failure.cause());
    assertTrue(failure.sentence().startsWith("No microphone named Blue Mike"), failure::toString);
  }

  @Test
  void aCameraThatIsNotThereFailsInASentence() {
    call = new TestCall(MediaChoice.parse("Red Eye", "test", "test"), MediaChoice.TEST);
    TestMedia.on(
        () -> {
          call.polite.connection.openMedia();
          return null;
        });

    TestMedia.await("a failure", TestCall.LIMIT, () -> !call.polite.failures.isEmpty());

    assertTrue(call.polite.failures.get(0).sentence().startsWith("No camera named Red Eye"));
  }

  private static void receives(TestCall.Side side, int hertz) {
    TestMedia.await("the test card", TestCall.LIMIT, () -> side.number.get() >= 0);
    TestMedia.await(
        hertz + " Hz",
        TestCall.LIMIT,
        () -> Math.abs(side.meter.frequency().orElse(0) - hertz) <= 5);
  }
}
