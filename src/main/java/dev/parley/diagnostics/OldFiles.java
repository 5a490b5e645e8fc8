package dev.parley.diagnostics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Deletes the oldest files of a kind beyond a limit. */
final class OldFiles {
  private OldFiles() {}

  /** One of them, as it was when looked at. */
  record Found(Path path, long size, long modified) {}

  /** Those whose name fits, newest first; none where there is no such folder. */
  static List<Found> newestFirst(Path folder, Predicate<String> fits) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Found> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(file -> fits.test(file.getFileName().toString()))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .forEach(file -> look(file, all));
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
    all.sort(
        Comparator.comparingLong(Found::modified)
            .reversed()
            .thenComparing(Comparator.comparing(Found::path).reversed()));
    return all;
  }

  private static void look(Path file, List<Found> all) {
    try {
      all.add(new Found(file, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
    } catch (IOException gone) {
      // by another copy, which tidies up too
    }
  }

  /** Removes the oldest files that are not spared, down to a number of files and bytes. */
  static void prune(
      Path folder, Predicate<String> fits, Predicate<Path> spared, int files, long bytes)
      throws IOException {
    int count = 0;
    long sum = 0;
    for (Found one : newestFirst(folder, fits)) {
      count++;
      sum += one.size();
      if ((count > files || sum > bytes) && !spared.test(one.path())) {
        Files.deleteIfExists(one.path());
      }
    }
  }
}
