package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.media.test.TestCardReader;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shares of a real display as a track shows them, in a process of their own. */
@Tag("desktop")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ScreenFeedTest {
  private static final int RED = 0xff0000;
  private static final int GREEN = 0x00ff00;

  /** Between two pictures of what rests; at the full rate it is 33, after a stall once more. */
  private static final long REST_MS = 400;

  private TestDisplay display;
  private TestWindow red;

  @BeforeEach
  void aRedWindowOnABlackDesktop() throws Exception {
    display = TestDisplay.start();
    red = display.window(RED, 100, 200, 400, 300);
    red.point(1200, 700);
  }

  @AfterEach
  void end() {
    Closing.all(red, display);
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void theWholeScreenIsShown(Screen.Preference preference) throws Exception {
    try (ProbeProcess probe = probe(preference, 1, "screen", "300,300", "50,50")) {
      probe.await("the desktop", frame(1280, 800, RED, 0));
      assertEquals(0, probe.end());
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void aWindowIsShownAloneThoughCovered(Screen.Preference preference) throws Exception {
    try (TestWindow green = display.window(GREEN, 0, 0, 1280, 800);
        ProbeProcess probe = probe(preference, 1, red.id(), "10,10", "390,290")) {
      green.move(0, 0, 1270, 790);
      probe.await("the window", frame(400, 300, RED, RED));
      assertEquals(0, probe.end());
    }
  }

  @Test
  void aRegionIsShown() throws Exception {
    try (ProbeProcess probe =
        probe(Screen.Preference.TEXT, 1, "region:80,180,101x101", "10,10", "50,50")) {
      probe.await("the region", frame(100, 100, 0, RED));
      assertEquals(0, probe.end());
    }
  }

  @Test
  void whatChangesIsShown() throws Exception {
    try (ProbeProcess probe = probe(Screen.Preference.TEXT, 1, red.id(), "10,10")) {
      probe.await("red", frame(400, 300, RED));
      red.paint(GREEN);
      probe.await("green", frame(400, 300, GREEN));
      red.move(0, 0, 500, 400);
      probe.await("a larger one", frame(500, 400, GREEN));
    }
  }

  @Test
  void whatRestsIsShownSeldomAndAgainAndAgain() throws Exception {
    try (ProbeProcess probe = probe(Screen.Preference.MOTION, 1, red.id(), "10,10")) {
      probe.await("red", frame(400, 300, RED)); // at the full rate until it is sharp
      int seldom = 0;
      long last = System.nanoTime();
      while (seldom < 5) {
        probe.await("one more picture", frame(400, 300, RED));
        long now = System.nanoTime();
        seldom = now - last >= REST_MS * 1_000_000 ? seldom + 1 : 0;
        last = now;
      }
    }
  }

  @Test
  void aClosedWindowEndsTheShareWithASentence() throws Exception {
    try (ProbeProcess probe = probe(Screen.Preference.TEXT, 1, red.id(), "10,10")) {
      probe.await("red", frame(400, 300, RED));
      red.close();
      assertEquals(
          "ended The shared window was closed.",
          probe.await("the end", line -> line.startsWith("ended")));
      assertEquals(0, probe.end());
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void aDisplayThatCrashesEndsTheShareAndNotTheProcess(Screen.Preference preference)
      throws Exception {
    try (ProbeProcess probe = probe(preference, 1, "screen", "10,10")) {
      probe.await("the desktop", frame(1280, 800, 0));
      display.crash();
      assertEquals(
          "ended The screen can no longer be captured.",
          probe.await("the end", line -> line.startsWith("ended")));
      assertEquals(0, probe.end());
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void theScreenIsSharedTenTimes(Screen.Preference preference) throws Exception {
    tenTimes(preference, "screen");
  }

  @Test
  void aWindowIsSharedTenTimes() throws Exception {
    tenTimes(Screen.Preference.TEXT, red.id());
  }

  private void tenTimes(Screen.Preference preference, String id) throws Exception {
    try (ProbeProcess probe = probe(preference, 10, id)) {
      for (int time = 1; time < 10; time++) {
        probe.await("a picture", line -> line.startsWith("frame"));
        probe.await("end " + time, line -> line.equals("stopped"));
      }
      assertEquals(0, probe.end());
    }
  }

  @ParameterizedTest
  @EnumSource(Screen.Preference.class)
  void withoutADisplayThereIsASentence(Screen.Preference preference) throws Exception {
    try (ProbeProcess probe = ProbeProcess.start("", preference.name(), "1", "screen")) {
      assertEquals(
          "refused There is no screen to share.",
          probe.await("a sentence", line -> line.startsWith("refused")));
      assertEquals(0, probe.end());
    }
  }

  @Test
  void aDisplayThatIsGoneIsASentence() throws Exception {
    display.crash();
    try (ProbeProcess probe = probe(Screen.Preference.TEXT, 1, "screen")) {
      assertEquals(
          "refused Cannot connect to the display.",
          probe.await("a sentence", line -> line.startsWith("refused")));
      assertEquals(0, probe.end());
    }
  }

  @Test
  void aHostileIdIsRefused() throws Exception {
    try (ProbeProcess probe = probe(Screen.Preference.TEXT, 1, "screen:0")) {
      probe.await("a sentence", line -> line.startsWith("refused"));
      assertEquals(0, probe.end());
    }
  }

  private ProbeProcess probe(Screen.Preference preference, int times, String id, String... places)
      throws Exception {
    String[] arguments = new String[3 + places.length];
    arguments[0] = preference.name();
    arguments[1] = String.valueOf(times);
    arguments[2] = id;
    System.arraycopy(places, 0, arguments, 3, places.length);
    return ProbeProcess.start(display.name(), arguments);
  }

  /** A picture of that size with about these colours at the wanted places. */
  private static Predicate<String> frame(int width, int height, int... colours) {
    return line -> {
      String[] words = line.split(" ");
      boolean fits =
          words.length == 2 + colours.length
              && words[0].equals("frame")
              && words[1].equals(width + "x" + height);
      for (int i = 0; fits && i < colours.length; i++) {
        fits = TestCardReader.difference(Integer.parseInt(words[2 + i], 16), colours[i]) < 40;
      }
      return fits;
    };
  }
}
