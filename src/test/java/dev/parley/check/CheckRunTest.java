package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A look at several things, whose results come one by one. */
@Tag("unit")
class CheckRunTest {
  private final List<List<Finding>> told = new ArrayList<>();
  private final Two devices = new Two("microphone", "camera");
  private final Two net = new Two("server", "login");
  private final CheckRun checkRun = new CheckRun(List.of(devices, net), told::add);

  @Test
  void allThingsAreNamedAtOnce() {
    checkRun.begin();
    assertEquals(
        List.of("microphone", "camera", "server", "login"),
        last().stream().map(Finding::id).toList());
    assertTrue(last().stream().noneMatch(Finding::isOver));
  }

  @Test
  void eachResultIsToldWithTheOthersInTheirOrder() {
    checkRun.begin();
    net.says.accept(net.things.get(1).good("In."));
    assertEquals(Standing.GOOD, last().get(3).standing());
    assertFalse(last().get(0).isOver());
    devices.says.accept(devices.things.get(0).bad("Dark.", "Open it."));
    assertEquals(devices.things.get(0).bad("Dark.", "Open it."), last().get(0));
    assertFalse(checkRun.isComplete());
  }

  @Test
  void whatIsCancelledIsNotLookedAtAndSaysNothingMore() {
    checkRun.begin();
    net.says.accept(net.things.get(0).good("There."));
    checkRun.cancel();
    checkRun.cancel();
    assertEquals(1, devices.cancelled);
    assertTrue(checkRun.isComplete());
    assertEquals(Standing.GOOD, last().get(2).standing());
    assertEquals(Standing.NOT_LOOKED_AT, last().get(0).standing());
    int before = told.size();
    devices.says.accept(devices.things.get(0).good("Late."));
    assertEquals(before, told.size());
  }

  @Test
  void oneThatIsCompleteIsLeftAsItIs() {
    checkRun.begin();
    for (Two two : List.of(devices, net)) {
      two.things.forEach(thing -> two.says.accept(thing.good("Well.")));
    }
    int before = told.size();
    checkRun.cancel();
    assertEquals(before, told.size());
    assertEquals(net.things.get(1).good("Well."), last().get(3));
  }

  private List<Finding> last() {
    return told.get(told.size() - 1);
  }

  /** Looks at two things, and finds what the test says. */
  private static final class Two implements Check {
    private final List<Finding> things;
    private Consumer<Finding> says;
    private int cancelled;

    private Two(String one, String other) {
      things = List.of(Finding.waiting(one, one), Finding.waiting(other, other));
    }

    @Override
    public List<Finding> before() {
      return things;
    }

    @Override
    public void begin(Consumer<Finding> found) {
      says = found;
    }

    @Override
    public void cancel() {
      cancelled++;
    }
  }
}
