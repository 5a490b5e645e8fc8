package dev.parley.data.files;

import java.net.URLConnection;

/** Tells the MIME type of a file by its name. */
final class FileType {
  private FileType() {}

  /** Empty where it is not known. */
  static String of(String name) {
    String known = URLConnection.guessContentTypeFromName(name.replace('#', '_'));
    return known == null ? "" : known;
  }
}
