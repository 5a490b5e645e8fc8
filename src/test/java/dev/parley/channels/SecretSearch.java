package dev.parley.channels;

import dev.parley.text.PercentEncoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Looks for a secret, as text, as in a link, and as base64 at each of its three alignments. */
final class SecretSearch {
  private final String name;
  private final List<String> forms = new ArrayList<>();

  SecretSearch(String name, String secret) {
    this.name = name;
    forms.add(secret);
    forms.add(PercentEncoding.encode(secret));
    byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      byte[] padded = new byte[before + octets.length];
      System.arraycopy(octets, 0, padded, before, octets.length);
      // The first and the last group depend on what is beside it.
      int from = before == 0 ? 0 : 4;
      int to = padded.length / 3 * 4;
      forms.add(Base64.getEncoder().encodeToString(padded).substring(from, to));
      forms.add(Base64.getUrlEncoder().encodeToString(padded).substring(from, to));
    }
  }

  boolean isIn(String text) {
    return forms.stream().anyMatch(text::contains);
  }

  boolean isIn(byte[] octets) {
    return isIn(new String(octets, StandardCharsets.ISO_8859_1));
  }

  /** The files under a folder that have it, those in archives too. */
  Set<String> inFiles(Path folder) throws IOException {
    Set<String> found = new TreeSet<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (isIn(Files.readAllBytes(file))) {
          found.add(name + " in " + folder.relativize(file));
        }
        if (file.toString().endsWith(".zip")) {
          found.addAll(inArchive(file));
        }
      }
    }
    return found;
  }

  private Set<String> inArchive(Path file) throws IOException {
    Set<String> found = new TreeSet<>();
    try (ZipFile archive = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(archive.entries())) {
        if (isIn(archive.getInputStream(entry).readAllBytes())) {
          found.add(name + " in " + entry.getName() + " of " + file.getFileName());
        }
      }
    }
    return found;
  }

  /** What of the arguments and the environment of a process has it; nothing once it is gone. */
  Set<String> inProcess(ProcessHandle process) {
    Set<String> found = new ConcurrentSkipListSet<>();
    for (String what : List.of("cmdline", "environ")) {
      try {
        Path file = Path.of("/proc", String.valueOf(process.pid()), what);
        if (isIn(Files.readAllBytes(file))) {
          found.add(name + " in the " + what + " of " + process.info().command().orElse("?"));
        }
      } catch (IOException | UncheckedIOException gone) {
        // it has ended
      }
    }
    return found;
  }
}
