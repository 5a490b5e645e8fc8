package dev.parley.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger's JSON may cost. */
@Tag("unit")
class JsonTest {
  @ParameterizedTest
  @CsvSource({"256, true", "257, false"})
  void namesOfFieldsAreShort(int length, boolean read) {
    String text = "{\"" + "n".repeat(length) + "\":0}";
    assertEquals(read, Json.readOrMissing(text).isObject());
    assertEquals(read, Json.readExactly(text).isObject());
  }

  /** Jackson has a table of names for all messages, which strangers could fill. */
  @Test
  void noNameIsKeptForTheNextMessage() throws JsonProcessingException {
    String text = "{\"a name that nobody else has\":0}";
    assertNotSame(name(text), name(text));
  }

  @Test
  void manyValuesAreTooMany() {
    assertTrue(Json.readOrMissing("[" + "0,".repeat(90_000) + "0]").isArray());
    assertTrue(Json.readOrMissing("[" + "0,".repeat(100_000) + "0]").isMissingNode());
  }

  @Test
  void depthIsLimited() {
    assertTrue(Json.readOrMissing("[".repeat(60) + "]".repeat(60)).isArray());
    assertTrue(Json.readOrMissing("[".repeat(70) + "]".repeat(70)).isMissingNode());
  }

  private static String name(String text) throws JsonProcessingException {
    return Json.read(text).fieldNames().next();
  }
}
