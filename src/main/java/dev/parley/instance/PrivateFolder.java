package dev.parley.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * A folder that nobody else of the machine may enter. Where files have no such rights (Windows) it
 * lies in the user's profile, which is closed to others as a whole: untested on Windows.
 *
 * @param owner the user of this process; empty where files do not say
 */
record PrivateFolder(Path path, Optional<UserPrincipal> owner) {
  private static final String RIGHTS = "rwx------";

  /**
   * Makes it, unless it is there; blocks on files.
   *
   * @throws IOException when it is somebody else's, or open to others
   */
  static PrivateFolder make(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        var rights = PosixFilePermissions.fromString(RIGHTS);
        Files.createDirectory(path, PosixFilePermissions.asFileAttribute(rights));
      } else {
        Files.createDirectory(path);
      }
    }
    return at(path);
  }

  /**
   * One that is there.
   *
   * @throws IOException when it is not, is somebody else's, or open to others
   */
  static PrivateFolder at(Path path) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return new PrivateFolder(path, Optional.empty());
    }
    PosixFileAttributes found = view.readAttributes();
    if (!found.isDirectory()
        || !PosixFilePermissions.toString(found.permissions()).equals(RIGHTS)) {
      throw new IOException(path + " is not a folder that only its owner can access");
    } else if (!found.owner().equals(self(path))) {
      throw new IOException(path + " belongs to another user");
    }
    return new PrivateFolder(path, Optional.of(found.owner()));
  }

  /** Java does not tell as whom it runs; the owner of what it makes does. */
  private static UserPrincipal self(Path folder) throws IOException {
    Path made = Files.createTempFile(folder, "self", ".tmp");
    try {
      return Files.getOwner(made, LinkOption.NOFOLLOW_LINKS);
    } finally {
      Files.delete(made);
    }
  }
}
