package dev.parley.diagnostics;

import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes one zip file with everything that helps to find a problem, in plain text; a README at its
 * beginning lists the contents. Every text goes through the masking. Blocks on files.
 */
public final class Archive {
  /** Before it is compressed, so that the file is smaller in any case. */
  private static final long MOST_BYTES = 9_000_000;

  private final Path folder;
  private final Masking masking;
  private final List<Part> parts = new ArrayList<>();
  private long size;

  /**
   * A file in it.
   *
   * @param name within the archive
   * @param about one sentence for the README
   */
  public record Part(String name, String about, String text) {}

  /**
   * @param folder with logs and crash files; it may not be there
   */
  public Archive(Path folder, Masking masking) {
    this.folder = folder;
    this.masking = masking;
  }

  /** Takes it in. */
  public Archive add(Part part) {
    String text = masking.mask(part.text());
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (size + bytes <= MOST_BYTES) {
      size += bytes;
      parts.add(new Part(part.name(), part.about(), text));
    }
    return this;
  }

  /**
   * Writes it whole or not at all, over an older one.
   *
   * @throws FileSystemException where it cannot be written there
   */
  public void write(Path target) throws IOException {
    add("", SavedReports::isCheck, "What the check in the window's help found last.");
    add(
        "calls/",
        SavedReports::isCall,
        "The report of a call: times, path, figures (docs/command-line.md).");
    add(
        "crashes/",
        Crashes::isKept,
        "What Java wrote when Parley crashed, without the memory in it.");
    add(
        "stuck/",
        SavedReports::isStall,
        "What all threads were doing when Parley did not respond.");
    add("logs/", RunLog::isLog, "The log of a run, newest first.");
    Path whole = target.toAbsolutePath();
    Path draft = whole.resolveSibling(whole.getFileName() + ".part");
    Files.deleteIfExists(draft);
    try (OutputStream out = PrivateFiles.create(draft);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      put(zip, "README.txt", readme());
      for (Part part : parts) {
        put(zip, part.name(), part.text());
      }
    } catch (IOException failure) {
      Files.deleteIfExists(draft);
      throw failure;
    }
    Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void add(String under, Predicate<String> fits, String about) throws IOException {
    for (OldFiles.Found found : OldFiles.newestFirst(folder, fits)) {
      String name = under + found.path().getFileName();
      try {
        String text = new String(Files.readAllBytes(found.path()), StandardCharsets.UTF_8);
        add(new Part(name, about, text));
      } catch (IOException gone) {
        add(new Part(name, "It could not be read.", ""));
      }
    }
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private String readme() {
    StringBuilder text = new StringBuilder(README);
    String before = "";
    for (Part part : parts) {
      if (part.about().equals(before)) {
        text.append("  ").append(part.name()).append('\n');
      } else {
        text.append('\n').append(part.about()).append("\n  ").append(part.name()).append('\n');
      }
      before = part.about();
    }
    return text.toString();
  }

  private static final String README =
      """
      What is in this file
      ====================

      Parley made this file because you asked for it. Nothing was sent to anybody.
      All of it is plain text: read it before you give it to somebody.

      In it are: names of your devices, names and ids of the people and channels of
      your calls, names and addresses of servers, and network addresses in the logs.
      Not in it are: passwords, what was said, shown or written in a call.
      What looked like a secret reads ***.
      """;
}
