package dev.parley.instance;

import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * A folder that nobody else of the machine may enter, nor ever could: unlike those of the settings
 * it is not repaired, since another user's socket may lie in one that was open.
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
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      PrivateFiles.folder(path);
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
    String rights = PosixFilePermissions.toString(view.readAttributes().permissions());
    if (!rights.equals(RIGHTS)) {
      throw new IOException(path + " is not a folder that only its owner can access");
    }
    return new PrivateFolder(path, Optional.of(PrivateFiles.ownerOf(path)));
  }
}
