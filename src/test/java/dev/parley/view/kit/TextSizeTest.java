package dev.parley.view.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text as large as elsewhere on the desktop. */
@Tag("unit")
class TextSizeTest {
  @ParameterizedTest
  @CsvSource({"1,true", "0.8,true", "1.25,false"})
  void textIsNeverSmallerThanUsual(double scale, boolean usual) {
    assertEquals(usual, Stylesheet.enlarged(scale).isEmpty());
  }

  @Test
  void textHasAnEnd() {
    assertEquals(Stylesheet.enlarged(2), Stylesheet.enlarged(9));
  }
}
