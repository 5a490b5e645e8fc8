package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding.Standing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One look after another. */
@Tag("unit")
class CheckSequenceTest {
  private final Scripted server = new Scripted("server", "taste");
  private final Scripted login = new Scripted("login");
  private final Scripted call = new Scripted("call");
  private final Map<String, Finding> found = new LinkedHashMap<>();
  private final Check both = new CheckSequence(server, Set.of("server"), login);
  private final Check all = new CheckSequence(both, Set.of("server", "login"), call);

  private void begin() {
    all.begin(finding -> found.put(finding.id(), finding));
  }

  @Test
  void allThingsAreNamedAtOnceInTheirOrder() {
    assertEquals(
        List.of("server", "taste", "login", "call"),
        all.before().stream().map(Finding::id).toList());
  }

  @Test
  void theSecondWaitsForAllOfTheFirst() {
    begin();
    server.says(0, one -> one.good("Here."));
    assertFalse(login.begun());
    server.says(1, one -> one.remark("Bitter.", "Sugar."));
    assertTrue(login.begun());
    assertFalse(call.begun());
    login.says(0, one -> one.good("In."));
    assertTrue(call.begun());
  }

  @Test
  void withoutWhatItNeedsTheSecondIsNotLookedAtAndTheFirstCauseIsSaid() {
    begin();
    server.says(1, one -> one.good("Sweet."));
    server.says(0, one -> one.bad("Gone.", "Start it."));
    assertFalse(login.begun() || call.begun());
    for (String later : List.of("login", "call")) {
      assertEquals(Standing.NOT_LOOKED_AT, found.get(later).standing());
      assertEquals("Mend this first: server.", found.get(later).why());
    }
  }

  @Test
  void whatIsNotNeededMayBeBad() {
    begin();
    server.says(1, one -> one.bad("Bitter.", "Sugar."));
    server.says(0, one -> one.good("Here."));
    assertTrue(login.begun());
  }

  @Test
  void afterTheEndNothingBegins() {
    begin();
    all.cancel();
    server.says(0, one -> one.good("Here."));
    server.says(1, one -> one.good("Sweet."));
    assertFalse(login.begun());
    assertEquals(List.of(1, 1, 1), List.of(server.cancelled, login.cancelled, call.cancelled));
  }

  /** Finds what the test says. */
  private static final class Scripted implements Check {
    private final List<Finding> things;
    private Consumer<Finding> told;
    private int cancelled;

    private Scripted(String... ids) {
      things = List.of(ids).stream().map(id -> Finding.waiting(id, id)).toList();
    }

    private boolean begun() {
      return told != null;
    }

    private void says(int thing, java.util.function.UnaryOperator<Finding> what) {
      told.accept(what.apply(things.get(thing)));
    }

    @Override
    public List<Finding> before() {
      return things;
    }

    @Override
    public void begin(Consumer<Finding> found) {
      told = found;
    }

    @Override
    public void cancel() {
      cancelled++;
    }
  }
}
