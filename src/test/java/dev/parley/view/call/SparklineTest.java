package dev.parley.view.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("desktop")
class SparklineTest {
  @ParameterizedTest
  @CsvSource({"1,1", "1.01,2", "2,2", "4.9,5", "5,5", "7,10", "99,100", "101,200", "0.3,0.5"})
  void theHeightStandsForARoundValue(double highest, double top) {
    assertEquals(top, Sparkline.scale(highest), 1e-9);
  }
}
