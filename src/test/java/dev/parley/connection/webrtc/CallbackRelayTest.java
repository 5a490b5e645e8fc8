package dev.parley.connection.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.connection.session.TestCall;
import dev.parley.loop.FakeLoop;
import dev.parley.media.TestMedia;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("media")
class CallbackRelayTest {
  private final FakeLoop loop = new FakeLoop();
  private final List<String> heard = new ArrayList<>();
  private final CallbackRelay<List<String>> callbackRelay = new CallbackRelay<>(loop, heard);

  @Test
  void whatIsToldArrivesOnTheLoop() {
    callbackRelay.tell(to -> to.add("a word"));
    assertEquals(List.of(), heard);
    loop.run();
    assertEquals(List.of("a word"), heard);
  }

  @Test
  void whatIsOnItsWayWhenTheLeadIsCutDoesNotArrive() {
    callbackRelay.tell(to -> to.add("late"));
    callbackRelay.cut();
    loop.run();
    assertEquals(List.of(), heard);
  }

  @Test
  void nothingIsThrownBackIntoNativeCode() {
    callbackRelay.act(
        to -> {
          throw new IllegalStateException("on purpose");
        });
    callbackRelay.act(to -> to.add("still here"));
    assertEquals(List.of("still here"), heard);
  }

  @Test
  void aClosedCallIsForgottenThoughItsNativePartIsKept() {
    List<WeakReference<Object>> sides = sidesOfAClosedCall();
    for (WeakReference<Object> side : sides) {
      TestMedia.await("forgotten", TestCall.LIMIT, () -> isGone(side));
      assertNull(side.get());
    }
  }

  /** In a method of its own, so that no local variable keeps the call. */
  private static List<WeakReference<Object>> sidesOfAClosedCall() {
    List<WeakReference<Object>> sides;
    try (TestCall call = TestCall.ofTestMedia()) {
      call.connected();
      TestMedia.await("pictures", TestCall.LIMIT, () -> call.polite.number.get() >= 0);
      sides =
          List.of(
              new WeakReference<>(call.polite),
              new WeakReference<>(call.impolite),
              new WeakReference<>(call.polite.session()),
              new WeakReference<>(call.impolite.session()));
    }
    TestCall.capturesGone();
    return sides;
  }

  private static boolean isGone(WeakReference<Object> reference) {
    System.gc();
    return reference.get() == null;
  }
}
