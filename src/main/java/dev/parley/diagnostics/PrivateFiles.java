package dev.parley.diagnostics;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Creates files that only their user can read; where the system has no such permissions, the
 * folder's apply.
 */
final class PrivateFiles {
  private PrivateFiles() {}

  /** Makes the folder and those above it, unless it is there; closes it to others. */
  static void folder(Path folder) throws IOException {
    if (folder.getParent() != null) {
      Files.createDirectories(folder.getParent());
    }
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder, closed(folder, "rwx------"));
    } else if (isPosix(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /**
   * A new, empty file. Not a channel: that one ends when its thread is interrupted.
   *
   * @throws java.nio.file.FileAlreadyExistsException where there is anything of that name, a link
   *     too
   */
  static OutputStream create(Path file) throws IOException {
    Files.createFile(file, closed(file, "rw-------"));
    return new FileOutputStream(file.toFile(), true);
  }

  /** Writes a file whole or not at all, over an older one. */
  static void write(Path file, byte[] content) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".tmp");
    Files.deleteIfExists(draft);
    try (OutputStream out = create(draft)) {
      out.write(content);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static FileAttribute<?>[] closed(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
