package dev.parley.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.FakeLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** It ends once, and what belongs to it ends with it. */
@Tag("unit")
class ScopeTest {
  private final FakeLoop loop = new FakeLoop();
  private final Reachability server = new Reachability();
  private final Scope scope = new Scope(loop, server);
  private final List<String> done = new ArrayList<>();

  @Test
  void whatBelongsToItEndsOnceAndInOrder() {
    scope.onEnd(() -> done.add("first"));
    scope.onEnd(() -> done.add("second"));
    assertTrue(scope.end());
    assertFalse(scope.end());
    assertEquals(List.of("first", "second"), done);
    assertTrue(scope.isOver());
  }

  @Test
  void whatFailsToEndKeepsNothingElseFromEnding() {
    scope.onEnd(
        () -> {
          throw new Error("webrtc-java reports by Error");
        });
    scope.onEnd(() -> done.add("second"));
    scope.end();
    assertEquals(List.of("second"), done);
  }

  @Test
  void itsTimersDoNothingAfterTheEnd() {
    scope.after(Duration.ofSeconds(1), () -> done.add("in time"));
    scope.after(Duration.ofSeconds(3), () -> done.add("late"));
    loop.advance(Duration.ofSeconds(2));
    scope.end();
    loop.advance(Duration.ofSeconds(2));
    assertEquals(List.of("in time"), done);
  }

  @Test
  void theServersReturnIsToldUntilTheEnd() {
    scope.onServerBack(() -> done.add("back"));
    server.become(false);
    assertFalse(scope.isServerUp());
    server.become(true);
    scope.end();
    server.become(true);
    assertEquals(List.of("back"), done);
  }
}
