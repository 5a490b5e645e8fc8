package dev.parley.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A message that comes in parts, counted. */
@Tag("unit")
class MessagePartsTest {
  private final MessageParts parts = new MessageParts();

  @Test
  void aCharacterMayBeSplit() throws Exception {
    byte[] text = "\u4e16\u754c".getBytes(StandardCharsets.UTF_8);
    for (byte one : text) {
      assertTrue(parts.add(ByteBuffer.wrap(new byte[] {one}), 100));
    }
    assertEquals("\u4e16\u754c", parts.take());
    assertEquals(0, parts.held());
    assertFalse(parts.isUnfinished());
  }

  @Test
  void whatIsNoUtf8IsNoText() {
    parts.add(ByteBuffer.wrap(new byte[] {(byte) 0xc3}), 100);
    assertThrows(CharacterCodingException.class, parts::take);
  }

  @Test
  void oneByteTooManyIsTooMuchAndNothingStays() {
    assertTrue(parts.add(ByteBuffer.allocate(100), 100));
    assertFalse(parts.add(ByteBuffer.allocate(1), 100));
    assertEquals(0, parts.held());
  }

  @Test
  void neverMoreIsHeldThanMayCome() {
    for (int i = 0; i < 100; i++) {
      parts.add(ByteBuffer.allocate(1000), 100_000);
      assertTrue(parts.held() <= 100_000);
    }
  }

  @Test
  void emptyPartsCountToo() {
    int taken = 0;
    while (parts.add(ByteBuffer.allocate(0), 16_384)) {
      taken++;
    }
    assertEquals(128, taken);
  }
}
