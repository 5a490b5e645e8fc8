package dev.parley.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Reads channels and their passwords from a file, so that they do not appear in the list of
 * processes. UTF-8, one channel a line: its id, blanks, its password; the first line for a channel
 * counts; an empty line and one that begins with # say nothing. A FreeSWITCH's channels.txt will do
 * (docs/server.md).
 */
final class ChannelsFile {
  /** In bytes; of an endless file no more than this is read. */
  private static final int MOST = 1_000_000;

  private ChannelsFile() {}

  /**
   * Reads ids and their passwords, in the order of the file; one at least.
   *
   * @param kind what one of them is called
   * @param check throws with a sentence where an id or a password cannot be
   * @throws IOException with a sentence, in which no password is
   */
  static Map<String, String> read(String kind, Path file, BiConsumer<String, String> check)
      throws IOException {
    String name = "the file of " + kind + "s";
    Password.warnOfReaders(name, file);
    List<String> lines = text(name + " " + file, file).lines().toList();
    Map<String, String> channels = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        String where = "line " + (i + 1) + " of " + file;
        String[] words = line.split("\\s+", 2);
        if (words.length < 2) {
          throw new IOException(where + " must be an id, a space and a password");
        }
        try {
          check.accept(words[0], words[1]);
        } catch (IllegalArgumentException wrong) {
          throw new IOException(where + ": " + wrong.getMessage(), wrong);
        }
        channels.putIfAbsent(words[0], words[1]);
      }
    }
    if (channels.isEmpty()) {
      throw new IOException("there is no " + kind + " in " + file);
    }
    return channels;
  }

  private static String text(String name, Path file) throws IOException {
    byte[] bytes;
    try (InputStream opened = Files.newInputStream(file)) {
      bytes = opened.readNBytes(MOST + 1);
    } catch (IOException unreadable) {
      throw new IOException(name + " cannot be read", unreadable);
    }
    if (bytes.length > MOST) {
      throw new IOException(name + " is larger than 1 MB");
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes))
          .toString()
          .replaceFirst("^\uFEFF", "");
    } catch (CharacterCodingException binary) {
      throw new IOException(name + " is not text (UTF-8)", binary);
    }
  }
}
