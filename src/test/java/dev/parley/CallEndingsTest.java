package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.media.TestMedia;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However a call ends, the next one can be made; {@code src/scripts/measure/calls} does it many
 * times.
 */
@Tag("media")
class CallEndingsTest {
  @ParameterizedTest
  @EnumSource
  void nothingIsOpenAfterwardsAndTheNextCallWorks(CallPair.Ending ending) {
    int connections = TestMedia.media().connections();
    try (CallPair pair = new CallPair()) {
      pair.call(ending);
      pair.call(CallPair.Ending.HUNG_UP);
      assertEquals(0, TestMedia.media().openCaptures());
      CallPair.await(
          "no connection in memory", () -> TestMedia.media().connections() <= connections);
    }
  }
}
