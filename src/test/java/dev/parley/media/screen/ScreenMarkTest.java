package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.media.frame.MediaException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A mark on a real X server, with a red window on it. */
@Tag("desktop")
class ScreenMarkTest {
  private static final int RED = 0xff0000;
  private static final int BLUE = 0x0000ff;
  private static final int BLACK = 0;

  /** A blue square of 20 by 20, whose left half is transparent; it points with its middle. */
  private static final ScreenMarkPicture SQUARE = square();

  private TestDisplay display;
  private TestWindow red;
  private ScreenMark mark;

  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong time = new AtomicLong();

  private ScreenServer connect() throws MediaException {
    connections.incrementAndGet();
    return display.connect();
  }

  private static ScreenMarkPicture square() {
    int[] argb = new int[400];
    for (int at = 0; at < argb.length; at++) {
      argb[at] = at % 20 < 10 ? 0x40000040 : 0xff0000ff;
    }
    return new ScreenMarkPicture(20, 20, 10, 10, argb);
  }

  @BeforeEach
  void aRedWindowOnABlackDesktop() throws Exception {
    display = TestDisplay.start();
    red = display.window(RED, 100, 200, 401, 301);
    red.point(1200, 700); // out of the way
    mark = new ScreenMark(this::connect, time::get);
  }

  @AfterEach
  void end() throws Exception {
    Closing.all(mark, red, display);
  }

  private void awaitColour(int colour, int x, int y) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    int seen = ~colour;
    while (seen != colour && System.nanoTime() < until) {
      seen = display.look().at(x, y);
    }
    assertEquals(colour, seen, "at " + x + " " + y);
  }

  @Test
  void itIsShownThereInItsShape() throws Exception {
    mark.show("screen", SQUARE, 0.5, 0.5);

    awaitColour(BLUE, 645, 400);
    assertEquals(BLACK, display.look().at(635, 400));
  }

  @Test
  void itMoves() throws Exception {
    mark.show("screen", SQUARE, 0.5, 0.5);
    awaitColour(BLUE, 645, 400);
    mark.show("screen", SQUARE, 0, 1);

    awaitColour(BLUE, 5, 795);
    awaitColour(BLACK, 645, 400);
  }

  @Test
  void onASharedWindowItIsWhereTheWindowIs() throws Exception {
    mark.show(red.id(), SQUARE, 0, 0);
    awaitColour(BLUE, 105, 205);
    assertEquals(RED, display.look().at(115, 215));
    red.move(700, 300, 400, 300);
    mark.show(red.id(), SQUARE, 1, 1);

    awaitColour(BLUE, 1104, 599);
  }

  @Test
  void inARegionItIsWhereTheRegionIs() throws Exception {
    mark.show("region:1000,100,100x100", SQUARE, 0.5, 0);

    awaitColour(BLUE, 1055, 100);
  }

  @Test
  void withTheSharedWindowItIsHidden() throws Exception {
    mark.show(red.id(), SQUARE, 0.5, 0.5);
    awaitColour(BLUE, 305, 350);
    red.hide();
    mark.show(red.id(), SQUARE, 0.5, 0.5);

    awaitColour(BLACK, 305, 350);
  }

  @Test
  void itGoesAndComesBack() throws Exception {
    for (int i = 0; i < 3; i++) {
      mark.show("screen", SQUARE, 0.5, 0.5);
      awaitColour(BLUE, 645, 400);
      mark.hide();
      awaitColour(BLACK, 645, 400);
    }
    assertEquals(1, connections.get(), "its thread waits for it");
  }

  @Test
  void oneThatFlickersCostsOneConnection() throws Exception {
    for (int i = 0; i < 1000; i++) {
      mark.show("screen", SQUARE, 0.5, 0.5);
      mark.hide();
    }
    mark.show("screen", SQUARE, 0.5, 0.5);

    awaitColour(BLUE, 645, 400);
    assertEquals(1, connections.get());
  }

  @Test
  void aDisplayThatRefusesIsLeftAloneForAWhile() throws Exception {
    ScreenMark refused =
        new ScreenMark(
            () -> {
              connections.incrementAndGet();
              throw new MediaException("refused");
            },
            time::get);
    showUntilConnected(refused, 1, Duration.ZERO);
    for (int i = 0; i < 200; i++) {
      refused.show("screen", SQUARE, 0.5, 0.5);
      refused.hide();
      Thread.yield();
    }
    assertEquals(1, connections.get());

    showUntilConnected(refused, 2, ScreenMark.PAUSE);
  }

  private void showUntilConnected(ScreenMark shown, int count, Duration step) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (connections.get() < count && System.nanoTime() < until) {
      time.addAndGet(step.toNanos());
      shown.show("screen", SQUARE, 0.5, 0.5);
      Thread.yield();
    }
    assertTrue(connections.get() >= count, "connections: " + connections);
  }

  @Test
  void aSharedWindowIsSeenWithoutIt() throws Exception {
    mark.show(red.id(), SQUARE, 0.5, 0.5);
    awaitColour(BLUE, 305, 350);

    try (ScreenView view = display.view(red.id())) {
      view.isChanged();
      assertTrue(view.take());
      assertEquals(RED, view.pixels().getInt((150 * 400 + 205) * 4) & 0xffffff);
    }
  }

  /** What the server says is under the pointer (QueryPointer) gets the clicks. */
  @Test
  void clicksGoThroughIt() throws Exception {
    mark.show("screen", SQUARE, 305 / 1279.0, 350 / 799.0);
    awaitColour(BLUE, 310, 350);
    red.point(310, 350);

    try (ScreenServer server = display.connect()) {
      int under = server.call(38, 0, server.setup().root()).head().getInt(12);
      assertEquals(red.id(), ScreenId.window(under & 0xffffffffL).text());
    }
  }

  @Test
  void itTakesNoFocus() throws Exception {
    mark.show("screen", SQUARE, 0.5, 0.5);
    awaitColour(BLUE, 645, 400);

    try (ScreenServer server = display.connect()) {
      int focus = server.call(43, 0).head().getInt(8);
      assertTrue(focus == 0 || focus == 1 || focus == server.setup().root(), "focus: " + focus);
    }
  }

  @Test
  void itIsNothingThatCouldBeShared() throws Exception {
    mark.show("screen", new ScreenMarkPicture(60, 60, 0, 0, filled(60 * 60)), 0.5, 0.5);
    awaitColour(BLUE, 645, 405);

    try (ScreenServer server = display.connect()) {
      assertEquals(2, ScreenWindows.onDisplay(server).size()); // the screen, and the red window
    }
  }

  private static int[] filled(int pixels) {
    int[] argb = new int[pixels];
    Arrays.fill(argb, 0xff0000ff);
    return argb;
  }

  @Test
  void theLargestPictureFitsIntoARequest() throws Exception {
    int side = ScreenMarkPicture.MOST_SIDE;
    mark.show("screen", new ScreenMarkPicture(side, side, 0, 0, filled(side * side)), 0.5, 0.5);

    awaitColour(BLUE, 645 + side - 10, 400 + side - 10);
  }

  @Test
  void aDisplayThatGoesAwayEndsTheThreadAlone() throws Exception {
    mark.show("screen", SQUARE, 0.5, 0.5);
    awaitColour(BLUE, 645, 400);
    display.crash();

    mark.show("screen", SQUARE, 0.6, 0.6);
    mark.show("nonsense", SQUARE, 0.6, 0.6);
    mark.hide();
  }

  @Test
  void withoutADisplayThereIsNone() throws MediaException {
    assertFalse(ScreenMark.isPossible(Map.of()));
    assertFalse(ScreenMark.isPossible(Map.of("DISPLAY", ":0", "WAYLAND_DISPLAY", "wayland-0")));
    assertTrue(ScreenMark.isPossible(Map.of("DISPLAY", ":0")));
  }
}
