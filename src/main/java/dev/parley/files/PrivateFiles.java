package dev.parley.files;

import dev.parley.text.Words;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates, repairs and opens what only this user may access. A folder has mode 0700 and a file 0600
 * from the moment at which it exists. What is a symbolic link, or belongs to another user, is not
 * used: the exception has a sentence as its reason.
 *
 * <p>Where the system has no such modes (Windows), a user's profile is closed to others as a whole:
 * untested there. All methods block.
 */
public final class PrivateFiles {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
  private static final Words WORDS = Words.in(PrivateFiles.class);

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /** Folders below folders that are repaired: there are no more of ours. */
  private static final int DEPTH = 3;

  private PrivateFiles() {}

  /**
   * Makes a folder and those above it that are missing. One that is there is closed to others, and
   * so is what is in it.
   *
   * @throws FileSystemException where it cannot be used
   */
  public static void folder(Path folder) throws IOException {
    if (!isPosix(folder)) {
      Files.createDirectories(folder);
      return;
    }
    make(folder);
    UserPrincipal self = ownerOf(folder);
    repair(folder, FOLDER);
    if (isOpen(attributes(folder).permissions())) { // a file system that has one mode for all
      LOG.warn("other users may be able to access {}: its file system has no permissions", folder);
    }
    repairContents(folder, self, DEPTH);
  }

  /** One by one: the umask may close each even to this user. */
  private static void make(Path folder) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path above = folder.toAbsolutePath().getParent();
    if (above != null && !Files.exists(above)) {
      make(above);
    }
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
      repair(folder, FOLDER);
    } catch (FileAlreadyExistsException meanwhile) {
      LOG.debug("{} was made by another copy", folder);
    }
  }

  /**
   * Whom a folder belongs to: this user.
   *
   * @throws FileSystemException where it is another's, or no folder
   */
  public static UserPrincipal ownerOf(Path folder) throws IOException {
    PosixFileAttributes found = attributes(folder);
    String variable = UserFolders.ofUser().variable(folder);
    String linked = variable.isEmpty() ? "files.linkedFolder" : "files.linkedFolderOf";
    refuseIf(found.isSymbolicLink(), folder, linked, variable);
    refuseIf(!found.isDirectory(), folder, "files.noFolder");
    UserPrincipal self;
    try {
      self = self(folder);
    } catch (AccessDeniedException closed) { // perhaps it is ours, and closed to ourselves
      refuseIf(!canRepair(folder), folder, "files.foreign", found.owner().getName());
      self = self(folder);
    }
    refuseIf(!found.owner().equals(self), folder, "files.foreign", found.owner().getName());
    return self;
  }

  /**
   * Creates a new, empty file. Not a channel: that one ends when its thread is interrupted.
   *
   * @throws java.nio.file.FileAlreadyExistsException where there is anything of that name, a link
   *     too
   */
  public static OutputStream create(Path file) throws IOException {
    Files.createFile(file, mode(file));
    repairMade(file);
    return new FileOutputStream(file.toFile(), true);
  }

  /** Writes a file whole or not at all, over an older one, or over a link. */
  public static void write(Path file, byte[] content) throws IOException {
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(), file.getFileName().toString(), ".tmp", mode(file));
    try {
      repairMade(draft);
      Files.write(draft, content);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException failure) {
      throw failure;
    } catch (IOException full) { // which file, the system does not say while writing
      throw new FileSystemException(file.toString(), null, full.getMessage());
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /**
   * Opens a file for writing, which is made if need be, such as one to be locked: who can open it
   * can lock it.
   *
   * @throws FileSystemException where it is a link, or another user's
   */
  public static FileChannel open(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      FileChannel made = FileChannel.open(file, options(StandardOpenOption.CREATE), mode(file));
      repairMade(file);
      return made;
    }
    check(file);
    repairMade(file);
    return FileChannel.open(file, options(StandardOpenOption.WRITE));
  }

  /**
   * Opens a file for reading.
   *
   * @throws NoSuchFileException where it is not there
   * @throws FileSystemException where it is a link, or another user's
   */
  public static InputStream read(Path file) throws IOException {
    check(file);
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Opens a file that a person, or root, may have put there by a symbolic link to another of their
   * files.
   *
   * @throws NoSuchFileException where it is not there
   * @throws FileSystemException where link or file are another user's
   */
  public static InputStream readLinked(Path file) throws IOException {
    if (isPosix(file)) {
      UserPrincipal self = Files.getOwner(file.toAbsolutePath().getParent());
      for (Path one : new Path[] {file, file.toRealPath()}) {
        UserPrincipal owner = Files.getOwner(one, LinkOption.NOFOLLOW_LINKS);
        boolean trusted =
            owner.equals(self)
                || Integer.valueOf(0)
                    .equals(Files.getAttribute(one, "unix:uid", LinkOption.NOFOLLOW_LINKS));
        refuseIf(!trusted, one, "files.foreign", owner.getName());
      }
    }
    return Files.newInputStream(file);
  }

  /**
   * Looks whether a file can be believed to be this user's: it is no link, and belongs to whom its
   * folder belongs to.
   *
   * @throws FileSystemException where it is not
   */
  public static void check(Path file) throws IOException {
    if (isPosix(file)) {
      PosixFileAttributes found = attributes(file);
      refuseIf(found.isSymbolicLink(), file, "files.link");
      UserPrincipal self = Files.getOwner(file.toAbsolutePath().getParent());
      refuseIf(!found.owner().equals(self), file, "files.foreign", found.owner().getName());
    }
  }

  /**
   * Closes what an older version left open. Links are not followed, and another's is left alone.
   */
  private static void repairContents(Path folder, UserPrincipal self, int depth)
      throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        try {
          PosixFileAttributes found = attributes(entry);
          boolean ours = found.owner().equals(self) && !found.isSymbolicLink();
          if (ours && found.isDirectory() && depth > 0) {
            repair(entry, FOLDER);
            repairContents(entry, self, depth - 1);
          } else if (ours && found.isRegularFile()) {
            repair(entry, FILE);
          }
        } catch (NoSuchFileException gone) {
          LOG.debug("{} was deleted meanwhile", entry);
        }
      }
    }
  }

  /** What the umask took away is given back. */
  private static void repairMade(Path file) throws IOException {
    if (isPosix(file)) {
      repair(file, FILE);
    }
  }

  /** Takes every right from others, and gives the user's own; a program stays one. */
  private static void repair(Path path, Set<PosixFilePermission> least) throws IOException {
    PosixFileAttributeView view = view(path);
    Set<PosixFilePermission> now = view.readAttributes().permissions();
    if (isOpen(now) || !now.containsAll(least)) {
      Set<PosixFilePermission> ours = EnumSet.copyOf(least);
      ours.addAll(now);
      ours.retainAll(FOLDER);
      try {
        Files.setPosixFilePermissions(path, ours);
      } catch (FileSystemException unchangeable) {
        LOG.warn("other users may be able to access {}: {}", path, unchangeable.getMessage());
      }
    }
  }

  private static boolean canRepair(Path folder) {
    try {
      Files.setPosixFilePermissions(folder, FOLDER);
      return true;
    } catch (IOException anothers) {
      return false;
    }
  }

  private static boolean isOpen(Set<PosixFilePermission> rights) {
    return !FOLDER.containsAll(rights);
  }

  /** Java does not tell as whom it runs; the owner of what it makes does. */
  private static UserPrincipal self(Path folder) throws IOException {
    Path made = Files.createTempFile(folder, "self", ".tmp", mode(folder));
    try {
      return Files.getOwner(made, LinkOption.NOFOLLOW_LINKS);
    } finally {
      Files.deleteIfExists(made);
    }
  }

  private static Set<OpenOption> options(StandardOpenOption how) {
    return new HashSet<>(List.of(how, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
  }

  private static FileAttribute<?>[] mode(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
        : new FileAttribute<?>[0];
  }

  private static PosixFileAttributes attributes(Path path) throws IOException {
    return view(path).readAttributes();
  }

  private static PosixFileAttributeView view(Path path) {
    return Files.getFileAttributeView(
        path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static void refuseIf(boolean bad, Path path, String key, String... more)
      throws FileSystemException {
    if (bad) {
      String reason = WORDS.say(key, path, String.join("", more));
      throw new FileSystemException(null, null, reason); // the path is in it
    }
  }
}
