package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The server answers as the measured one did, in every scenario of server-answers.txt. */
class ServerAnswersTest {

  @TestFactory
  List<DynamicTest> answersAsMeasured() {
    return Trace.stories().stream()
        .map(story -> DynamicTest.dynamicTest(story.title(), () -> replay(story)))
        .toList();
  }

  @Test
  void noScenarioIsLeftOut() {
    int played = Trace.stories().stream().mapToInt(story -> story.scenarios().size()).sum();
    assertEquals(49, played);
  }

  private static void replay(Trace.Story story) {
    try (Running running = new Running(Limits.DEFAULT)) {
      new Replay(running.port).play(story);
    }
  }
}
