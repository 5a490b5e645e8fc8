package dev.parley;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.check.Finding;
import dev.parley.check.Finding.Standing;
import dev.parley.view.settings.Checks;
import java.util.List;
import java.util.function.Consumer;

/** Saves the findings of a complete check for later diagnostics. */
record KeptChecks(Checks checks, Consumer<String> keep) implements Checks {
  @Override
  public Running begin(Consumer<List<Finding>> told) {
    return checks.begin(
        found -> {
          told.accept(found);
          if (found.stream().noneMatch(one -> one.standing() == Standing.WAITING)) {
            keep.accept(json(found));
          }
        });
  }

  private static String json(List<Finding> found) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Finding one : found) {
      all.addObject()
          .put("what", one.what())
          .put("standing", one.standing().name())
          .put("why", one.why())
          .put("advice", one.advice());
    }
    return all.toPrettyString();
  }
}
