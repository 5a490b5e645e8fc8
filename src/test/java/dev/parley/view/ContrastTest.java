package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the look for what cannot be told from its ground finds it. */
@Tag("desktop")
class ContrastTest {
  @ParameterizedTest
  @CsvSource({"#ffffff,#000000,21", "#777777,#ffffff,4.48", "#0969da,#ffffff,5.19"})
  void itIsReckonedAsTheStandardSays(String one, String other, double ratio) {
    assertEquals(ratio, Contrast.ratio(Color.web(one), Color.web(other)), 0.01);
  }

  @Test
  void aBadPairIsFound() throws Exception {
    try (OpenView open = new OpenView(TestStates.with(TestStates.free("1002", "Alice")))) {
      Scene scene = open.stage().getScene();
      assertEquals(Set.of(), OpenView.onFx(() -> Contrast.faults(scene)));
      open.act(() -> scene.lookup("#peers-title").setStyle("-fx-text-fill: #444;"));
      open.pulse();
      assertTrue(OpenView.onFx(() -> Contrast.faults(scene)).toString().contains("#peers-title"));
    }
  }
}
