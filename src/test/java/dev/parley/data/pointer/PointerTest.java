package dev.parley.data.pointer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.connection.DataChannel;
import dev.parley.data.DataPair;
import dev.parley.json.Json;
import dev.parley.loop.FakeLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One person shares a screen, the other points at it, on a clock that stands still. */
@Tag("unit")
class PointerTest {
  private static final Duration BLINK = Duration.ofMillis(10);

  private final FakeLoop loop = new FakeLoop();
  private final Desk viewer = new Desk(true);
  private final Desk sharer = new Desk(true);
  private DataPair call;

  /** One side's program, with the desktop that it can show a pointer on. */
  private final class Desk implements PointerMark {
    private final boolean possible;
    private final List<String> seen = new ArrayList<>();
    private PointerState state = PointerState.NONE;
    private final Pointer pointer;

    private Desk(boolean possible) {
      this.possible = possible;
      pointer = new Pointer(loop, this, now -> state = now);
    }

    @Override
    public boolean isPossible() {
      return possible;
    }

    @Override
    public void show(String peerId, String name, String screen, double x, double y) {
      seen.add(String.format(Locale.ROOT, "%s at %.2f %.2f of %s", name, x, y, screen));
    }

    @Override
    public void hide(String peerId) {
      seen.add("gone");
    }
  }

  private void begin() {
    begin(sharer);
  }

  private void begin(Desk shares) {
    call = new DataPair(loop, viewer.pointer, shares.pointer);
    loop.act(
        () -> {
          call.ready();
          shares.pointer.sharing("screen");
        });
  }

  private void point(double x, double y) {
    viewer.pointer.point(x, y);
    loop.run();
  }

  @Test
  void whereTheViewerPointsIsShownWithTheName() {
    begin();

    point(0.25, 0.75);

    assertEquals(List.of("one at 0.25 0.75 of screen"), sharer.seen);
  }

  @Test
  void ofSeveralEachIsShownAndPointsAtTheOneWhoShares() {
    Desk other = new Desk(true);
    DataPair first = new DataPair(loop, "Ann", viewer.pointer, "Bob", sharer.pointer);
    DataPair second = new DataPair(loop, "Ann", viewer.pointer, "Eve", other.pointer);
    DataPair third = new DataPair(loop, "Eve", other.pointer, "Bob", sharer.pointer);
    loop.act(
        () -> {
          List.of(first, second, third).forEach(DataPair::ready);
          sharer.pointer.sharing("screen");
        });
    point(0.1, 0.1);
    assertEquals(List.of(), sharer.seen, "nobody is known to share");

    loop.act(
        () -> {
          viewer.pointer.sharedBy("Bob");
          other.pointer.sharedBy("Bob");
        });
    assertTrue(viewer.state.canPoint());
    point(0.25, 0.75);
    other.pointer.point(0.5, 0.5);
    loop.run();
    assertEquals(List.of("Ann at 0.25 0.75 of screen", "Eve at 0.50 0.50 of screen"), sharer.seen);
    assertEquals(List.of(), other.seen);

    loop.act(() -> viewer.pointer.sharedBy(""));
    assertEquals("gone", sharer.seen.get(2));
    assertEquals(3, sharer.seen.size());
  }

  @Test
  void whatIsMeantForOneWhoCannotShowItGoesToNobodyElse() {
    Desk bystander = new Desk(true);
    DataPair pair = new DataPair(loop, "Ann", viewer.pointer, "Eve", bystander.pointer);
    loop.act(
        () -> {
          pair.ready();
          bystander.pointer.sharing("her own");
        });
    assertTrue(viewer.state.canPoint());

    loop.act(() -> viewer.pointer.sharedBy("Bob"));
    assertFalse(viewer.state.canPoint());
    point(0.25, 0.75);
    assertEquals(List.of(), bystander.seen);
  }

  @Test
  void itGoesWhenTheViewerStops() {
    begin();
    point(0.25, 0.75);

    viewer.pointer.stopPointing();
    loop.run();

    assertEquals("gone", sharer.seen.get(1));
    loop.advance(Duration.ofMinutes(1));
    assertEquals(2, sharer.seen.size());
  }

  @Test
  void aPointerAtRestStays() {
    begin();
    point(0.5, 0.5);
    loop.advance(Duration.ofSeconds(10));

    assertFalse(sharer.seen.contains("gone"));
  }

  @Test
  void oneOfWhichNothingIsHeardGoesByItself() {
    begin();
    point(0.5, 0.5);
    call.works = false;

    loop.advance(Pointer.LIFE);

    assertEquals("gone", sharer.seen.get(sharer.seen.size() - 1));
  }

  @Test
  void manyMovesAreThirtyASecondAndTheLastOneArrives() {
    begin();
    for (int i = 1; i <= 200; i++) { // in two seconds
      point(i / 200.0, 0);
      loop.advance(BLINK);
    }
    assertTrue(sharer.seen.size() <= 61, "messages in two seconds: " + sharer.seen.size());
    assertTrue(sharer.seen.size() >= 45, "messages in two seconds: " + sharer.seen.size());

    loop.advance(Pointer.PACE);

    assertEquals("one at 1.00 0.00 of screen", sharer.seen.get(sharer.seen.size() - 1));
  }

  @Test
  void aChannelThatIsFullGetsNoMore() {
    begin();
    call.one.flows = false;
    for (int i = 1; i <= 50; i++) {
      point(i / 50.0, 0);
      loop.advance(BLINK);
    }
    assertEquals(1, sharer.seen.size());

    call.one.flow();
    loop.advance(Pointer.PACE);

    assertEquals("one at 1.00 0.00 of screen", sharer.seen.get(1));
  }

  @Test
  void nothingIsShownWhereNothingIsShared() {
    begin();
    loop.act(() -> sharer.pointer.sharing(""));

    point(0.5, 0.5);

    assertEquals(List.of(), sharer.seen);
  }

  @Test
  void itGoesWithTheSharing() {
    begin();
    point(0.5, 0.5);

    loop.act(() -> sharer.pointer.sharing(""));

    assertEquals("gone", sharer.seen.get(1));
  }

  @Test
  void itGoesWithTheCall() {
    begin();
    point(0.5, 0.5);
    assertTrue(viewer.state.canPoint());

    loop.act(() -> call.end());

    assertEquals("gone", sharer.seen.get(1));
    assertEquals(PointerState.NONE, viewer.state);
    assertEquals(PointerState.NONE, sharer.state);
  }

  @Test
  void whoSharesCanForbidItAndTheViewerKnows() {
    begin();
    point(0.5, 0.5);

    sharer.pointer.allowPointing(false);
    loop.run();
    assertFalse(viewer.state.canPoint());
    assertTrue(sharer.state.asksAllowed());
    assertFalse(sharer.state.allowed());
    assertEquals("gone", sharer.seen.get(1));
    point(0.6, 0.6);
    hear("{\"n\":500,\"x\":1,\"y\":1}"); // a viewer that does not care
    assertEquals(2, sharer.seen.size());

    sharer.pointer.allowPointing(true);
    loop.run();
    assertTrue(viewer.state.canPoint());
    loop.advance(Pointer.LIFE);
    point(0.7, 0.7);
    assertEquals("one at 0.70 0.70 of screen", sharer.seen.get(2));
  }

  @Test
  void whatWasForbiddenStaysSoInTheNextCall() {
    sharer.pointer.allowPointing(false);
    begin();

    assertFalse(viewer.state.canPoint());
  }

  @Test
  void aDesktopThatCannotShowItSaysSo() {
    Desk wayland = new Desk(false);
    begin(wayland);

    assertFalse(viewer.state.canPoint());
    assertFalse(wayland.state.asksAllowed());
    point(0.5, 0.5);
    assertEquals(List.of(), wayland.seen);
  }

  @Test
  void whatIsOvertakenIsDropped() {
    begin();
    hear("{\"n\":65535,\"x\":0,\"y\":0}");
    hear("{\"n\":1,\"x\":65535,\"y\":0}");
    hear("{\"n\":0,\"x\":0,\"y\":0}");
    hear("{\"n\":2}");
    hear("{\"n\":1,\"x\":0,\"y\":65535}");

    assertEquals(
        List.of("one at 0.00 0.00 of screen", "one at 1.00 0.00 of screen", "gone"), sharer.seen);
  }

  private void hear(String message) {
    hear(message.getBytes(StandardCharsets.UTF_8));
  }

  private void hear(byte[] message) {
    loop.act(() -> call.two.session.heard(DataChannel.POINTER, message));
  }

  @Test
  void aHostilePeerPointsNowhereElse() {
    begin();
    List.of(
            "",
            "[]",
            "{\"n\":1}",
            "{\"n\":-1,\"x\":0,\"y\":0}",
            "{\"n\":1,\"x\":65536,\"y\":0}",
            "{\"n\":1,\"x\":-1,\"y\":0}",
            "{\"n\":1,\"x\":1e99,\"y\":0}",
            "{\"n\":1,\"x\":\"1\",\"y\":0}",
            "{\"n\":1,\"x\":0}",
            "{\"n\":1.5,\"x\":0,\"y\":0}")
        .forEach(this::hear);
    assertEquals(List.of(), sharer.seen);
    Random random = new Random(11);
    for (int i = 0; i < 1000; i++) {
      byte[] noise = "{\"n\":100,\"x\":100,\"y\":100}".getBytes(StandardCharsets.UTF_8);
      noise[random.nextInt(noise.length)] = (byte) random.nextInt(256);
      hear(noise);
    }
    loop.act(() -> call.two.session.heard("pointer.allowed", Json.object().put("on", "yes")));
  }
}
