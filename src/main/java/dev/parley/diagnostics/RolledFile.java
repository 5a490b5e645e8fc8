package dev.parley.diagnostics;

import dev.parley.files.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes to a file of limited size: when it is full, it becomes {@code NAME.1.log}, that one {@code
 * NAME.2.log}, and the oldest is deleted. One thread at a time.
 */
final class RolledFile implements Closeable {
  static final String SUFFIX = ".log";

  private final Path folder;
  private final String name;
  private final int files;
  private final long most;
  private OutputStream out;
  private long size;

  /**
   * @param name without the suffix
   * @param files how many there are at most, the newest included
   * @param most bytes of each
   * @throws IOException when it cannot be made; one that is there already is not touched
   */
  RolledFile(Path folder, String name, int files, long most) throws IOException {
    this.folder = folder;
    this.name = name;
    this.files = files;
    this.most = most;
    out = PrivateFiles.create(path(0));
  }

  /** Writes a line, or as much of it as fits in an empty file. */
  void write(byte[] line) throws IOException {
    int length = (int) Math.min(line.length, most);
    if (size + length > most) {
      roll();
    }
    out.write(line, 0, length);
    size += length;
  }

  private void roll() throws IOException {
    out.close();
    Files.deleteIfExists(path(files - 1));
    for (int number = files - 2; number >= 0; number--) {
      if (Files.exists(path(number))) {
        Files.move(path(number), path(number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    out = PrivateFiles.create(path(0));
    size = 0;
  }

  private Path path(int number) {
    return folder.resolve(name + (number == 0 ? "" : "." + number) + SUFFIX);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
