package dev.parley.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class IconFilesTest {
  private static final SortedMap<Integer, byte[]> PICTURES =
      new TreeMap<>(java.util.Map.of(16, new byte[] {1, 2, 3}, 256, new byte[] {4, 5}));

  @Test
  void windowsFindsEachPictureWhereTheTableSays() {
    byte[] file = IconFiles.ico(PICTURES);
    ByteBuffer table = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    assertEquals(2, table.getShort(4), "pictures");
    int entry = 6;
    for (int size : PICTURES.keySet()) {
      assertEquals((byte) size, table.get(entry), "side");
      int length = table.getInt(entry + 8);
      int place = table.getInt(entry + 12);
      assertArrayEquals(PICTURES.get(size), Arrays.copyOfRange(file, place, place + length));
      entry += 16;
    }
  }

  @Test
  void macFindsEachPictureUnderItsName() {
    ByteBuffer file = ByteBuffer.wrap(IconFiles.icns(PICTURES));
    assertEquals("icns", name(file));
    assertEquals(file.capacity(), file.getInt());
    assertEquals("icp4", name(file));
    assertEquals(8 + 3, file.getInt());
    file.position(file.position() + 3);
    assertEquals("ic08", name(file));
    assertEquals(8 + 2, file.getInt());
  }

  private static String name(ByteBuffer file) {
    byte[] letters = new byte[4];
    file.get(letters);
    return new String(letters, StandardCharsets.US_ASCII);
  }
}
