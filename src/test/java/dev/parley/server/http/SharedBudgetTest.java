package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What all hold together, and who has to go for it. */
@Tag("unit")
class SharedBudgetTest {
  private final List<String> ended = new ArrayList<>();
  private final SharedBudget budget = new SharedBudget(300_000);

  @Test
  void theOneWithTheMostGoes() {
    SharedBudget.Share greedy = share("greedy");
    SharedBudget.Share large = share("large");
    SharedBudget.Share modest = share("modest");
    greedy.add(150_000);
    large.add(100_000);
    modest.add(60_000);
    assertEquals(List.of("greedy"), ended);
    assertEquals(160_000, budget.used());
  }

  @Test
  void asManyGoAsNeeded() {
    for (int i = 0; i < 4; i++) {
      share("share " + i).add(70_000);
    }
    share("last").add(299_000);
    assertEquals(List.of("last"), ended);
  }

  @Test
  void whoHoldsLittleStays() {
    for (int i = 0; i < 10; i++) {
      share("share " + i).add(SharedBudget.FAIR_BYTES);
    }
    assertEquals(List.of(), ended);
  }

  @Test
  void whatIsGivenBackAndWhoLeavesCountNoMore() {
    SharedBudget.Share one = share("one");
    one.add(200_000);
    one.add(-150_000);
    share("two").add(240_000);
    one.leave();
    one.add(-50_000);
    assertEquals(240_000, budget.used());
    assertEquals(List.of(), ended);
  }

  private SharedBudget.Share share(String name) {
    return budget.share(() -> ended.add(name));
  }
}
