package dev.parley.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class IpcFrameTest {
  private static final int FRAMES = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "parley://h/room#pw", "ü\n\0\"'\r\nPRL1"})
  void whatIsSaidIsHeard(String text) throws IOException {
    assertEquals(Optional.of(text), IpcFrame.decode(IpcFrame.encode(text)));
  }

  @Test
  void aFrameIsHeardWhenAllOfItHasCome() throws IOException {
    ByteBuffer whole = IpcFrame.encode("parley://h/röom");
    for (int come = 0; come < whole.limit(); come++) {
      assertEquals(Optional.empty(), IpcFrame.decode(whole.duplicate().limit(come)), "" + come);
    }
  }

  @Test
  void theLongestIsHeardAndALongerOneNotSaid() throws IOException {
    String longest = "x".repeat(IpcFrame.MOST_OCTETS);
    assertEquals(Optional.of(longest), IpcFrame.decode(IpcFrame.encode(longest)));
    assertThrows(IllegalArgumentException.class, () -> IpcFrame.encode(longest + "x"));
  }

  @Test
  void whatIsNoFrameIsRefusedBeforeItsEnd() {
    for (byte[] wrong :
        new byte[][] {
          "GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII),
          "PRL2".getBytes(StandardCharsets.US_ASCII),
          {'P', 'R', 'L', '1', 127, 0, 0, 0},
          {'P', 'R', 'L', '1', -1, -1, -1, -1},
          {'P', 'R', 'L', '1', 0, 0, 0, 1, 'a', 'b'},
          {'P', 'R', 'L', '1', 0, 0, 0, 2, (byte) 0xc3, 'a'}, // no UTF-8
        }) {
      assertThrows(
          IOException.class, () -> IpcFrame.decode(ByteBuffer.wrap(wrong)), Arrays.toString(wrong));
    }
  }

  @Test
  void ofTenThousandMutatedFramesEachIsATextOrRefusedOrNotWholeYet() {
    long seed = Long.getLong("parley.seed", 1);
    Random random = new Random(seed);
    int refused = 0;
    for (int number = 0; number < FRAMES; number++) {
      byte[] frame = mutated(random);
      try {
        IpcFrame.decode(ByteBuffer.wrap(frame))
            .ifPresent(text -> assertTrue(text.length() <= frame.length));
      } catch (IOException wrong) {
        refused++;
      } catch (RuntimeException failure) {
        throw new AssertionError("seed " + seed + " frame " + number, failure);
      }
    }
    assertTrue(refused > FRAMES / 10, "they are mutated: " + refused);
  }

  static byte[] mutated(Random random) {
    byte[] frame = IpcFrame.encode("parley://h/" + "r".repeat(random.nextInt(300)) + "#pw").array();
    for (int changes = random.nextInt(4); changes >= 0; changes--) {
      frame[random.nextInt(random.nextBoolean() ? IpcFrame.BEGINNING : frame.length)] =
          (byte) random.nextInt();
    }
    return random.nextInt(3) > 0
        ? frame
        : Arrays.copyOf(frame, random.nextInt(frame.length + 20)); // cut off, or longer
  }
}
