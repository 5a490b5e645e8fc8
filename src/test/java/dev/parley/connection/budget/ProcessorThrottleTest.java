package dev.parley.connection.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ProcessorThrottleTest {
  private ProcessorThrottle throttle = ProcessorThrottle.NONE;
  private int second;

  private void seconds(int count, double load) {
    for (int i = 0; i < count; i++) {
      throttle = throttle.next(Duration.ofSeconds(second++), load);
    }
  }

  @Test
  void aBusyMomentChangesNothing() {
    seconds(1, 1);
    seconds(1, 0.5);
    seconds(1, 1);
    assertEquals(0, throttle.steps());
  }

  @Test
  void twoBusySecondsMakePicturesSmaller() {
    seconds(2, 0.9);
    assertEquals(1, throttle.steps());
    seconds(2, 0.9);
    assertEquals(2, throttle.steps());
    seconds(60, 0.9);
    assertEquals(ProcessorThrottle.MOST_STEPS, throttle.steps());
  }

  @Test
  void theyGrowAgainSlowlyAndOnlyWhereThereIsRoom() {
    seconds(4, 1);
    seconds(60, 0.7);
    assertEquals(2, throttle.steps(), "neither busy nor idle");
    seconds(16, 0.3);
    assertEquals(1, throttle.steps());
    seconds(16, 0.3);
    assertEquals(0, throttle.steps());
  }

  @Test
  void aStepThatMakesTheMachineBusyAgainIsTriedLater() {
    seconds(2, 1);
    seconds(16, 0.3);
    assertEquals(0, throttle.steps());
    seconds(2, 1);
    assertEquals(1, throttle.steps());
    seconds(16, 0.3);
    assertEquals(1, throttle.steps());
    seconds(16, 0.3);
    assertEquals(0, throttle.steps());
  }

  @Test
  void aLoadThatIsNotKnownChangesNothing() {
    seconds(30, -1);
    seconds(30, Double.NaN);
    assertEquals(0, throttle.steps());
    seconds(2, 1);
    seconds(60, -1);
    assertEquals(1, throttle.steps());
  }
}
