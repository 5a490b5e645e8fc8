package dev.parley.data.files;

import java.net.URLConnection;

/** Names what a file is, by its name, as MIME has it. */
final class FileType {
  private FileType() {}

  /** Empty where it is not known. */
  static String of(String name) {
    String known = URLConnection.guessContentTypeFromName(name.replace('#', '_'));
    return known == null ? "" : known;
  }
}
