package dev.parley.media.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TestCardTest {
  private static final int WIDTH = TestCard.WIDTH;
  private static final int HEIGHT = TestCard.HEIGHT;

  private final ByteBuffer luma = ByteBuffer.allocate(WIDTH * HEIGHT);
  private final ByteBuffer blue = ByteBuffer.allocate(WIDTH * HEIGHT / 4);
  private final ByteBuffer red = ByteBuffer.allocate(WIDTH * HEIGHT / 4);
  private final Canvas canvas =
      new Canvas(
          new Canvas.Plane(luma, WIDTH),
          new Canvas.Plane(blue, WIDTH / 2),
          new Canvas.Plane(red, WIDTH / 2),
          1);

  @Test
  void theNumberCanBeReadBack() {
    TestCard.drawStill(canvas);
    for (int number : new int[] {0, 1, 1234, 0xffffff}) {
      TestCard.drawMoving(canvas, number);

      assertEquals(OptionalInt.of(number), TestCardReader.number(luma, WIDTH, WIDTH, HEIGHT));
    }
  }

  @Test
  void aDamagedNumberIsNotReadAtAll() {
    TestCard.drawStill(canvas);
    TestCard.drawMoving(canvas, 1234);
    canvas.fill(TestCard.SQUARES_X, TestCard.SQUARES_Y, TestCard.SQUARE, TestCard.SQUARE, 0xffffff);

    assertEquals(OptionalInt.empty(), TestCardReader.number(luma, WIDTH, WIDTH, HEIGHT));
  }

  @Test
  void patchesHaveTheirColourInBt601() {
    TestCard.drawStill(canvas);

    TestCard.Patch red = TestCard.PATCHES.get(5);
    int middle = (red.y() + red.height() / 2) / 2 * WIDTH / 2 + (red.x() + red.width() / 2) / 2;
    // Worked by hand from ITU-R BT.601 for (192, 0, 0): 16 + 65.481 * 192 / 255 and so on.
    assertEquals(65, luma.get(4 * (middle / (WIDTH / 2)) * WIDTH / 2 + red.x() + 80) & 0xff);
    assertEquals(100, blue.get(middle) & 0xff);
    assertEquals(212, this.red.get(middle) & 0xff);
  }

  @Test
  void twoNumbersDifferForPeopleToo() {
    TestCard.drawStill(canvas);
    TestCard.drawMoving(canvas, 100);
    ByteBuffer before = ByteBuffer.allocate(luma.capacity()).put(luma.array()).flip();

    TestCard.drawMoving(canvas, 107);

    int digits = 552 * WIDTH;
    int rows = Segments.HEIGHT * WIDTH;
    assertNotEquals(before.slice(digits, rows), luma.slice(digits, rows));
  }
}
