package dev.parley.data.files;

import dev.parley.files.DownloadFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/** Writes a file that is received, and hashes it. Blocks; one worker at a time. */
final class PartFile implements AutoCloseable {
  /** What stays free on the disk for everybody else. */
  private static final long RESERVE = 64L * 1024 * 1024;

  private final DownloadFolder folder;
  private final String name;
  private final MessageDigest digest = Hash.sha256();
  private final Room room;
  private Path path;
  private FileChannel channel;
  private long length;
  private String prefix = "";

  /** Whether this opening has made it. */
  private boolean created;

  /** Says how much there is on the disk of a folder. */
  interface Room {
    /** As {@link java.nio.file.FileStore#getUsableSpace}. */
    long usable(Path folder) throws IOException;

    /** That of the system. */
    Room REAL = folder -> Files.getFileStore(folder).getUsableSpace();
  }

  /** There is not enough room on the disk. */
  static final class NoSpace extends FileSystemException {
    private static final long serialVersionUID = 1L;

    NoSpace(Path folder) {
      super(folder.toString());
    }
  }

  /**
   * @param name harmless
   */
  private PartFile(DownloadFolder folder, String name, Room room) {
    this.folder = folder;
    this.name = name;
    this.room = room;
  }

  /**
   * Opens one, and reads what is there of it.
   *
   * @param known where it was begun; null where it was not
   */
  static PartFile open(DownloadFolder folder, String name, long size, Path known)
      throws IOException {
    return open(folder, name, size, known, Room.REAL);
  }

  static PartFile open(DownloadFolder folder, String name, long size, Path known, Room room)
      throws IOException {
    PartFile part = new PartFile(folder, name, room);
    try {
      part.open(size, known);
      return part;
    } catch (IOException | RuntimeException failure) {
      part.close();
      throw failure;
    }
  }

  private void open(long size, Path known) throws IOException {
    boolean there = known != null && folder.canContinue(known) && Files.size(known) <= size;
    long missing = size - (there ? Files.size(known) : 0);
    needs(missing);
    if (there) {
      path = known;
      channel = DownloadFolder.open(path);
      hashAll();
    } else {
      begin();
    }
  }

  private void needs(long bytes) throws IOException {
    if (room.usable(folder.folder()) - RESERVE < bytes) {
      throw new NoSpace(folder.folder());
    }
  }

  private void begin() throws IOException {
    created = true;
    String ending = FileName.ending(name);
    path = folder.begin(name.substring(0, name.length() - ending.length()), ending);
    channel = DownloadFolder.open(path);
    prefix = Hash.soFar(digest);
  }

  private void hashAll() throws IOException {
    ByteBuffer block = ByteBuffer.allocate(SourceFile.BLOCK);
    while (channel.read(block.clear()) > 0) {
      digest.update(block.flip());
      length = channel.position();
    }
    prefix = Hash.soFar(digest);
  }

  Path path() {
    return path;
  }

  /** How much was there when it was opened. */
  long length() {
    return length;
  }

  /** The hash of that. */
  String prefix() {
    return prefix;
  }

  /** What is there is of another file: that is left alone, and a new one begun. */
  void startOver() throws IOException {
    if (length > 0) {
      channel.close();
      digest.reset();
      length = 0;
      begin();
    }
  }

  /** Adds what came. */
  void write(List<byte[]> blocks) throws IOException {
    needs(blocks.stream().mapToLong(block -> block.length).sum()); // others write, too
    for (byte[] block : blocks) {
      ByteBuffer left = ByteBuffer.wrap(block);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      digest.update(block);
      length += block.length;
    }
  }

  /** All is there: compares, and gives the file its name. Empty where the hash is another. */
  Optional<Path> finish(byte[] expected) throws IOException {
    channel.force(true);
    channel.close();
    if (!MessageDigest.isEqual(digest.digest(), expected)) {
      return Optional.empty();
    }
    String ending = FileName.ending(name);
    String stem = name.substring(0, name.length() - ending.length());
    path = folder.finish(path, stem, ending);
    return Optional.of(path);
  }

  /** Nothing is written to it: it is deleted if it was not there before. */
  void discard() throws IOException {
    if (created) {
      delete();
    } else {
      close();
    }
  }

  /** It is wanted no more, be it a part or finished by now. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  /** Whether the disk is full. */
  boolean isDiskFull() throws IOException {
    return room.usable(folder.folder()) < SourceFile.BLOCK;
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
