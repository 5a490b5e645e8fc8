package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The list as the rest of the program gets it. */
@Tag("desktop")
class ScreensTest {
  @Test
  void aDisplayThatDoesNotAnswerIsAnObstacleAndNoFailure() {
    TimeoutException slow = new TimeoutException("list screens");

    Screens screens = Screens.orObstacle(CompletableFuture.failedFuture(slow)).join();

    assertEquals(List.of(), screens.screens());
    assertEquals("The display server does not report what is on the screen.", screens.obstacle());
  }

  @Test
  void itHasTheWindowsFrontFirst() throws Exception {
    try (TestDisplay display = TestDisplay.start();
        TestWindow back = display.window(0xff0000, 0, 0, 300, 200).titled("Back");
        TestWindow front = display.window(0x00ff00, 50, 50, 300, 200).titled("Front")) {
      assertEquals(List.of("Entire screen", "Front", "Back"), titles(display.name()));
      back.hide();
      front.move(0, 0, 20, 20);
      assertEquals(List.of("Entire screen"), titles(display.name()));
    }
  }

  @Test
  void withoutADisplayItIsEmptyAndSaysWhy() throws Exception {
    try (ProbeProcess probe = ProbeProcess.start("", "list")) {
      assertEquals(
          "obstacle There is no screen to share.",
          probe.await("the list", line -> line.startsWith("obstacle")));
      assertEquals(0, probe.end());
    }
  }

  @Test
  void aCrashedDisplayIsSaid() throws Exception {
    TestDisplay display = TestDisplay.start();
    display.crash();
    try (ProbeProcess probe = ProbeProcess.start(display.name(), "list")) {
      String obstacle = probe.await("the list", line -> line.startsWith("obstacle"));
      assertTrue(obstacle.endsWith("Cannot connect to the display."), obstacle);
    }
  }

  private static List<String> titles(String display) throws Exception {
    List<String> titles = new ArrayList<>();
    try (ProbeProcess probe = ProbeProcess.start(display, "list")) {
      String line = "";
      while (!line.startsWith("obstacle")) {
        line = probe.await("the list", said -> said.matches("(screen|obstacle).*"));
        titles.add(line.replaceFirst("^screen \\S+ ", ""));
      }
      assertEquals("obstacle ", titles.remove(titles.size() - 1));
    }
    return titles;
  }
}
