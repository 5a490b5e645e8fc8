package dev.parley.media.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.Closing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Small pictures of what a real X server shows. */
@Tag("desktop")
class ScreenThumbnailTest {
  private static final int RED = 0xffff0000;
  private static final int BLACK = 0xff000000;

  private TestDisplay display;
  private TestWindow red;

  @BeforeEach
  void aRedWindowOnABlackDesktop() throws Exception {
    display = TestDisplay.start();
    red = display.window(0xff0000, 0, 0, 400, 300);
    red.point(1200, 700); // out of the way
  }

  @AfterEach
  void end() throws Exception {
    Closing.all(red, display);
  }

  @Test
  void aScreenIsMadeSmallInItsShape() throws Exception {
    ScreenThumbnail screen = take("screen").orElseThrow();
    assertEquals(316, screen.width());
    assertEquals(198, screen.height());
    assertEquals(RED, screen.pixels()[0]);
    assertEquals(BLACK, screen.pixels()[screen.pixels().length - 1]);
  }

  @Test
  void aWindowIsSeenAlone() throws Exception {
    try (TestWindow green = display.window(0x00ff00, 0, 0, 1280, 800)) {
      ScreenThumbnail window = take(red.id()).orElseThrow();
      assertEquals(264, window.width());
      assertTrue(Arrays.stream(window.pixels()).allMatch(pixel -> pixel == RED));
      green.hide();
    }
  }

  @Test
  void whatIsNotThereHasNone() throws Exception {
    String gone = red.id();
    red.close();
    assertEquals(Optional.empty(), take(gone));
  }

  @Test
  void pixelsThatFallIntoOneAreMixed() {
    ByteBuffer pixels = ByteBuffer.allocate(704 * 396 * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < pixels.capacity(); at += 8) {
      pixels.putInt(at, 0x00204060); // every other one; the rest is black
    }
    ScreenThumbnail half = ScreenThumbnail.of(pixels, new ScreenSize(704, 396));
    assertEquals(352, half.width());
    assertTrue(Arrays.stream(half.pixels()).allMatch(pixel -> pixel == 0xff102030));
  }

  private Optional<ScreenThumbnail> take(String id) throws Exception {
    return ScreenThumbnail.take(display.connect(), ScreenId.parse(id));
  }
}
