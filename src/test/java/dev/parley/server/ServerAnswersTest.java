package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.server.access.Limits;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The server answers as the measured one did, in every scenario of server-answers.txt. */
@Tag("network")
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

  @TestFactory
  List<DynamicTest> answersTheSameOverTls() {
    return Trace.stories().stream()
        .map(story -> DynamicTest.dynamicTest(story.title(), () -> replayOverTls(story)))
        .toList();
  }

  private static void replay(Trace.Story story) {
    try (Running running = new Running(Limits.DEFAULT)) {
      new Replay(path -> TestClient.open(running.port, path)).play(story);
    }
  }

  private static void replayOverTls(Trace.Story story) {
    SSLContext trusting = Certificates.trusting(Certificates.shared());
    try (Running running = new Running(Limits.DEFAULT, Certificates.shared())) {
      new Replay(path -> TestClient.openTls("localhost", running.port, path, trusting)).play(story);
    }
  }
}
