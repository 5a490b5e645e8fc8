package dev.parley.instance;

import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Locks something that only one running copy of the program may hold at a time. The system takes it
 * back when the process ends, however it ends.
 */
public final class CopyLock implements AutoCloseable {
  private final FileChannel channel;

  private CopyLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock; empty while another holder, in this process or another, has it.
   *
   * @throws IOException when the file cannot be written, is a link or belongs to another user
   */
  public static Optional<CopyLock> take(Path file) throws IOException {
    FileChannel channel = PrivateFiles.open(file);
    boolean held = false;
    try {
      held = channel.tryLock() != null;
    } catch (OverlappingFileLockException thisProcess) {
      held = false;
    }
    if (!held) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new CopyLock(channel));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
