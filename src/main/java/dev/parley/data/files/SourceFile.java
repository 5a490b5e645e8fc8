package dev.parley.data.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.function.BooleanSupplier;

/** Reads a file that is sent, from its beginning to its end, and hashes it. Blocks; one worker. */
final class SourceFile implements AutoCloseable {
  /** At once: larger than a message, so that a worker is needed a few times a second only. */
  static final int BLOCK = 1024 * 1024;

  private final Path path;
  private final Facts facts;
  private final MessageDigest digest = Hash.sha256();
  private final SeekableByteChannel channel;
  private final ByteBuffer[] blocks = new ByteBuffer[2];
  private int turn;
  private long at;

  /**
   * What tells a file from a later one in its place.
   *
   * @param modified in milliseconds of the epoch
   */
  record Facts(long size, long modified) {
    /**
     * @throws NoSuchFileException for what is no file
     */
    static Facts of(Path path) throws IOException {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      if (!found.isRegularFile()) {
        throw new NoSuchFileException(path.toString());
      }
      return new Facts(found.size(), found.lastModifiedTime().toMillis());
    }
  }

  SourceFile(Path path) throws IOException {
    this.path = path;
    facts = Facts.of(path);
    channel = Files.newByteChannel(path, StandardOpenOption.READ);
    for (int each = 0; each < blocks.length; each++) {
      blocks[each] = ByteBuffer.allocate((int) Math.min(BLOCK, facts.size()));
    }
  }

  Facts facts() {
    return facts;
  }

  /**
   * Reads what the receiver has, and goes on behind it.
   *
   * @param over nobody waits for it any more
   * @return the hash of that, in hexadecimal
   */
  String skip(long bytes, BooleanSupplier over) throws IOException {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    while (at < bytes) {
      block.clear().limit((int) Math.min(BLOCK, bytes - at));
      if (over.getAsBoolean() || !fill(block)) {
        return "";
      }
    }
    return Hash.soFar(digest);
  }

  /** Back to the beginning. */
  void rewind() throws IOException {
    digest.reset();
    channel.position(0);
    at = 0;
  }

  /**
   * What comes next; empty at the end. It is overwritten by the read after the next: new blocks
   * would fill the old part of the heap, a whole one with each collection (measured).
   */
  ByteBuffer read() throws IOException {
    ByteBuffer block = blocks[turn];
    turn = 1 - turn;
    block.clear().limit((int) Math.min(block.capacity(), Math.max(0, facts.size() - at)));
    while (block.hasRemaining() && fill(block)) {}
    return block.flip();
  }

  private boolean fill(ByteBuffer block) throws IOException {
    int before = block.position();
    int count = channel.read(block);
    if (count <= 0) {
      return false;
    }
    digest.update(block.array(), before, count);
    at += count;
    return true;
  }

  /** The hash of the whole; empty where the file is another by now. */
  byte[] end() throws IOException {
    boolean same = at == facts.size() && Facts.of(path).equals(facts);
    return same ? digest.digest() : new byte[0];
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
