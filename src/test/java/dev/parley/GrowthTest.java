package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class GrowthTest {
  private final Growth growth = new Growth();

  @Test
  void theRowsOfAYoungProcessDoNotCount() {
    resident(100_000, 150_000, 160_000, 160_500, 161_000);
    assertEquals(10, growth.residentKb(), 0.001);
  }

  @Test
  void evenGrowthHasNoSpread() {
    resident(0, 0, 1000, 2000, 3000, 4000);
    assertEquals(0, growth.spreadKb(), 0.001);
  }

  @Test
  void unevenGrowthHasOne() {
    resident(0, 0, 1000, 2500, 3000, 4500);
    assertEquals(13.333, growth.spreadKb(), 0.001); // 30, 10 and 30 kB a call
  }

  @Test
  void oneThreadEveryFewCallsIsNotFlat() {
    for (int row = 0; row <= 5; row++) {
      growth.add(new Footprint(row * 50, 20 + row, 60, 9_000_000, 200_000));
    }
    assertEquals("not flat: threads", growth.complaint());
  }

  @Test
  void aFileAndAFrameEveryFewCallsAreNotFlat() {
    for (int row = 0; row <= 5; row++) {
      growth.add(new Footprint(row * 50, 20, 60 + row, 9_000_000 + row * 1_300_000L, 200_000));
    }
    assertEquals("not flat: files heap", growth.complaint());
  }

  @Test
  void whatIsSavedIsReadAgain(@TempDir Path folder) throws IOException {
    resident(0, 0, 1000, 2500, 3000, 4500);
    growth.save(folder.resolve("rows"));
    Growth again = Growth.load(folder.resolve("rows"));
    assertEquals(growth.residentKb(), again.residentKb());
    assertEquals(growth.spreadKb(), again.spreadKb());
  }

  /** A row every 50 calls. */
  private void resident(long... kb) {
    for (int row = 0; row < kb.length; row++) {
      growth.add(new Footprint(row * 50, 20, 60, 9_000_000, kb[row]));
    }
  }
}
