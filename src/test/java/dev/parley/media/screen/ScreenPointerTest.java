package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ScreenPointerTest {
  private static final ScreenSize SIZE = new ScreenSize(8, 8);

  private final ByteBuffer pixels =
      ByteBuffer.allocateDirect(8 * 8 * 4).order(ByteOrder.LITTLE_ENDIAN);

  @Test
  void anOpaqueOneCoversWhatIsThere() {
    assertEquals(0xff0000, ScreenPointer.over(0xffff0000, 0x00ff00));
  }

  @Test
  void aClearOneLeavesIt() {
    assertEquals(0x00ff00, ScreenPointer.over(0, 0x00ff00));
  }

  @Test
  void halfOfEachShowsAtItsEdge() {
    assertEquals(0x807f00, ScreenPointer.over(0x80800000, 0x00ff00));
  }

  /** A program chooses its pointer: colours may be brighter than their opacity allows. */
  @Test
  void aHostileOneDoesNotSpillIntoAnotherColour() {
    assertEquals(0x0000ff, ScreenPointer.over(0x000000ff, 0x0000ff));
  }

  @ParameterizedTest
  @CsvSource({"0,0,4", "-1,-1,1", "7,7,1", "7,0,2", "8,8,0", "-2,0,0"})
  void onlyWhatLiesInThePictureIsDrawn(int left, int top, int count) {
    pointer(left, top).draw(pixels, SIZE, 0, 0);

    int white = 0;
    for (int at = 0; at < pixels.capacity(); at += 4) {
      white += pixels.getInt(at) == 0xffffff ? 1 : 0;
    }
    assertEquals(count, white);
    assertEquals(count > 0, pointer(left, top).isIn(0, 0, SIZE));
  }

  @Test
  void itIsDrawnWhereThePictureIsOnTheDesktop() {
    pointer(103, 202).draw(pixels, SIZE, 100, 200);

    assertEquals(0xffffff, pixels.getInt((2 * 8 + 3) * 4));
  }

  @Test
  void anotherPlaceOrShapeIsADifference() {
    assertTrue(pointer(1, 2).isLike(pointer(1, 2)));
    assertFalse(pointer(1, 2).isLike(pointer(1, 3)));
    assertFalse(pointer(1, 2).isLike(new ScreenPointer(1, 2, new ScreenSize(2, 2), 9, new int[4])));
  }

  private static ScreenPointer pointer(int left, int top) {
    return new ScreenPointer(left, top, new ScreenSize(2, 2), 1, new int[] {-1, -1, -1, -1});
  }
}
