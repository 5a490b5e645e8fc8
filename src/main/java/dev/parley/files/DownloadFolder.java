package dev.parley.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Puts received files into a folder: under {@code NAME.part} until they are whole, never over
 * another file, and never through a symbolic link in the place of one. They have the rights that
 * the user's umask gives to a file, and none to be run. All methods block.
 */
public record DownloadFolder(Path folder) {
  private static final String PART = ".part";

  /** Of one name; then the folder is given up. */
  private static final int MOST_OF_A_NAME = 999;

  /**
   * Makes a new, empty file for what is to come.
   *
   * @param stem the name without its ending
   * @param ending with its dot, or empty
   * @return its path, {@code STEM.ENDING.part} or one with a number
   */
  public Path begin(String stem, String ending) throws IOException {
    return first(stem, ending, PART);
  }

  /** Whether a file may be continued: it is a plain one in this folder. */
  public boolean canContinue(Path part) {
    return folder.equals(part.getParent())
        && part.getFileName().toString().endsWith(PART)
        && Files.isRegularFile(part, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens what {@link #begin} has made, for reading and writing. */
  public static FileChannel open(Path part) throws IOException {
    return FileChannel.open(
        part, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** The part is whole: it gets its name, or that with a number. */
  public Path finish(Path part, String stem, String ending) throws IOException {
    Path place = first(stem, ending, ""); // ours from now on, so that it may be replaced
    try {
      Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
      return place;
    } catch (IOException failure) {
      Files.deleteIfExists(place);
      throw failure;
    }
  }

  private Path first(String stem, String ending, String more) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    for (int number = 1; number <= MOST_OF_A_NAME; number++) {
      Path place = folder.resolve(stem + (number == 1 ? "" : " (" + number + ")") + ending + more);
      try {
        FileChannel.open(place, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
            .close();
        return place;
      } catch (FileAlreadyExistsException taken) {
        continue; // a link that leads nowhere is taken, too
      }
    }
    throw new FileAlreadyExistsException(folder.resolve(stem + ending).toString());
  }
}
