package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import dev.parley.media.frame.MediaException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is seen of a real X server. */
@Tag("desktop")
class ScreenViewTest {
  private static final int RED = 0xff0000;
  private static final int GREEN = 0x00ff00;
  private static final int BLACK = 0;

  private TestDisplay display;
  private TestWindow red;

  @BeforeEach
  void aRedWindowOnABlackDesktop() throws Exception {
    display = TestDisplay.start();
    red = display.window(RED, 100, 200, 400, 300);
    red.point(1200, 700); // out of the way
  }

  @AfterEach
  void end() throws Exception {
    Closing.all(red, display);
  }

  @Test
  void aWindowIsSeenAlone() throws Exception {
    try (ScreenView view = display.view(red.id())) {
      assertTrue(look(view));
      assertEquals(new ScreenSize(400, 300), view.size());
      assertEquals(RED, colour(view, 0, 0));
      assertEquals(RED, colour(view, 399, 299));
    }
  }

  @Test
  void whatCoversAWindowIsNotSeen() throws Exception {
    try (TestWindow green = display.window(GREEN, 0, 0, 1280, 800);
        ScreenView view = display.view(red.id())) {
      assertTrue(look(view));
      assertEquals(RED, colour(view, 200, 150));
      green.paint(BLACK);
    }
  }

  @Test
  void aRegionIsSeenAsItLiesOnTheDesktop() throws Exception {
    try (ScreenView view = display.view("region:90,190,40x40")) {
      assertTrue(look(view));
      assertEquals(new ScreenSize(40, 40), view.size());
      assertEquals(BLACK, colour(view, 9, 9));
      assertEquals(RED, colour(view, 10, 10));
    }
  }

  @Test
  void aRegionEndsWhereTheDesktopDoes() throws Exception {
    try (ScreenView view = display.view("region:1200,0,400x100")) {
      assertTrue(look(view));
      assertEquals(new ScreenSize(80, 100), view.size());
    }
  }

  @Test
  void aRegionBeyondTheDesktopEndsTheShare() throws Exception {
    try (ScreenView view = display.view("region:1300,0,100x100")) {
      assertThrows(MediaException.class, () -> look(view));
    }
  }

  @Test
  void theWholeDesktopIsSeen() throws Exception {
    try (ScreenView view = display.view("screen")) {
      assertTrue(look(view));
      assertEquals(new ScreenSize(TestDisplay.WIDTH, TestDisplay.HEIGHT), view.size());
      assertEquals(RED, colour(view, 300, 300));
      assertEquals(BLACK, colour(view, 50, 50));
    }
  }

  @Test
  void aDesktopAtRestIsUnchanged() throws Exception {
    try (ScreenView view = display.view("screen")) {
      look(view);
      assertFalse(view.isChanged());
    }
  }

  @Test
  void whatIsPaintedIsNoticedEachTime() throws Exception {
    try (ScreenView view = display.view(red.id())) {
      look(view);
      for (int colour : new int[] {GREEN, 0x0000ff, RED}) {
        red.paint(colour);
        assertTrue(view.isChanged());
        view.take();
        assertEquals(colour, colour(view, 10, 10));
      }
    }
  }

  @Test
  void aWindowIsFollowedWhenItMovesAndGrows() throws Exception {
    try (ScreenView view = display.view(red.id())) {
      look(view);
      red.move(500, 10, 601, 433);
      assertTrue(view.isChanged());
      assertTrue(view.take());
      assertEquals(new ScreenSize(600, 432), view.size());
      assertEquals(RED, colour(view, 599, 431));
    }
  }

  @Test
  void aHiddenWindowIsWaitedFor() throws Exception {
    try (ScreenView view = display.view(red.id())) {
      red.hide();
      assertFalse(look(view));
    }
  }

  @Test
  void aClosedWindowEndsTheShare() throws Exception {
    try (ScreenView view = display.view(red.id())) {
      look(view);
      red.close();
      MediaException end = assertThrows(MediaException.class, () -> lookOften(view));
      assertEquals("The shared window was closed.", end.getMessage());
    }
  }

  @Test
  void aWindowThatIsNotThereIsRefused() {
    assertThrows(MediaException.class, () -> display.view("window:0x7fffffff"));
  }

  @Test
  void aDisplayThatGoesAwayIsNoticed() throws Exception {
    try (ScreenView view = display.view("screen")) {
      look(view);
      display.crash();
      assertThrows(IOException.class, () -> look(view));
    }
  }

  @Test
  void thePointerIsDrawnIn() throws Exception {
    try (ScreenView view = display.view(red.id())) {
      look(view);
      assertEquals(RED, colours(view));
      red.point(300, 350);
      assertTrue(view.isChanged());
      view.take();
      assertNotEquals(RED, colours(view));
    }
  }

  @Test
  void theListHasTheScreenAndTheWindowByItsTitle() throws Exception {
    red.titled("Red letter");
    try (ScreenServer server = display.connect()) {
      List<Screen> screens = ScreenWindows.onDisplay(server);
      assertEquals(
          List.of(
              new Screen("screen", Screen.Kind.SCREEN, "Entire screen"),
              new Screen(red.id(), Screen.Kind.WINDOW, "Red letter")),
          screens);
    }
  }

  private static boolean look(ScreenView view) throws Exception {
    view.isChanged();
    return view.take();
  }

  /** The window of a program that ended may live on for a moment. */
  private static void lookOften(ScreenView view) throws Exception {
    long until = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < until) {
      look(view);
    }
  }

  private static int colour(ScreenView view, int x, int y) {
    return view.pixels().getInt((y * view.size().width() + x) * 4) & 0xffffff;
  }

  /** All colours of the picture, one or-ed with the other. */
  private static int colours(ScreenView view) {
    int all = 0;
    for (int at = 0; at < view.pixels().limit(); at += 4) {
      all |= view.pixels().getInt(at);
      all |= (view.pixels().getInt(at) & RED) == RED ? 0 : 1;
    }
    return all & 0xffffff;
  }
}
