package dev.parley.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is sent, block by block. */
@Tag("unit")
class SourceFileTest {
  @TempDir Path folder;

  private SourceFile of(byte[] content) throws IOException {
    return new SourceFile(Files.write(folder.resolve("a"), content));
  }

  @Test
  void itIsReadWholeInTwoBlocksThatTakeTurns() throws IOException {
    byte[] content = new byte[3 * SourceFile.BLOCK + 5];
    new Random(1).nextBytes(content);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (SourceFile source = of(content)) {
      ByteBuffer first = source.read();
      ByteBuffer next = source.read();
      assertNotSame(first, next, "the first is being sent");
      add(first, read);
      assertSame(first, source.read());
      add(next, read);
      add(first, read);
      add(source.read(), read);
      assertFalse(source.read().hasRemaining());
      assertArrayEquals(content, read.toByteArray());
      assertArrayEquals(Hash.sha256().digest(content), source.end());
    }
  }

  private static void add(ByteBuffer block, ByteArrayOutputStream read) {
    byte[] bytes = new byte[block.remaining()];
    block.get(bytes);
    read.writeBytes(bytes);
  }

  @Test
  void aSmallOneTakesLittle() throws IOException {
    try (SourceFile source = of(new byte[] {1, 2})) {
      ByteBuffer all = source.read();
      assertEquals(2, all.capacity());
      assertEquals(2, all.remaining());
      assertFalse(source.read().hasRemaining());
    }
  }
}
