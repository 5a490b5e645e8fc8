package dev.parley.cli;

import dev.parley.process.ChildProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import picocli.CommandLine.Option;

/**
 * Reads a password from where the options say; as an argument it appears in the list of processes,
 * otherwise it does not.
 */
final class Password {
  /** In bytes; of an endless file no more than this is read. */
  private static final int MOST = 1024;

  private Password() {}

  /** The ways that do not show. */
  static final class Options {
    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "read the password from the first line of a file that only you can read")
    private Path file;

    @Option(
        names = "--password-stdin",
        description = {
          "read the password from the first line of standard input;",
          "otherwise the variable " + ChildProcess.PASSWORD + " is used"
        })
    private boolean standardInput;

    String password(String argument) throws IOException {
      return from(argument, file, standardInput);
    }
  }

  /**
   * The first that is given: the argument, the first line of the file, the first line of standard
   * input, the environment variable; empty where none is.
   *
   * @param argument null where not given
   * @param file null where not given
   * @throws IOException with a sentence
   */
  static String from(String argument, Path file, boolean standardInput) throws IOException {
    if (argument != null) {
      return argument;
    } else if (file != null) {
      return ofFile("the password file", file);
    } else if (standardInput) {
      return firstLine(System.in, "standard input");
    }
    String variable = System.getenv(ChildProcess.PASSWORD);
    return variable == null ? "" : variable;
  }

  /**
   * The first line of a file.
   *
   * @param what it is called
   */
  static String ofFile(String what, Path file) throws IOException {
    warnOfReaders(what, file);
    String whose = what + " " + file;
    if (Files.isDirectory(file)) {
      throw new IOException(whose + " is a folder");
    }
    InputStream opened;
    try {
      opened = Files.newInputStream(file);
    } catch (IOException e) {
      throw new IOException(whose + " cannot be read", e);
    }
    try (opened) {
      return firstLine(opened, whose);
    }
  }

  /**
   * Its first line, without its end: LF, CR LF or that of the input.
   *
   * @param whose for the sentence
   */
  static String firstLine(InputStream input, String whose) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = next(input, whose); next >= 0 && next != '\n'; next = next(input, whose)) {
      line.write(next);
      if (line.size() > MOST) {
        throw new IOException(whose + ": the password in the first line is too long");
      }
    }
    String text =
        text(line.toByteArray(), whose).replaceFirst("^\uFEFF", "").replaceFirst("\r$", "");
    if (text.isEmpty()) {
      throw new IOException(whose + ": the password in the first line is empty");
    } else if (text.chars().anyMatch(Character::isISOControl)) {
      throw notText(whose);
    }
    return text;
  }

  private static int next(InputStream input, String whose) throws IOException {
    try {
      return input.read();
    } catch (IOException unreadable) {
      throw new IOException(whose + " cannot be read", unreadable);
    }
  }

  private static String text(byte[] bytes, String whose) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw notText(whose);
    }
  }

  private static IOException notText(String whose) {
    return new IOException(whose + ": the password in the first line is not text (UTF-8)");
  }

  /**
   * One line on standard error, where others may read the file; it is read all the same. What
   * systemd lends to a service is for that service alone, whatever its rights look like (an ACL).
   */
  static void warnOfReaders(String what, Path file) {
    try {
      Set<PosixFilePermission> who = Files.getPosixFilePermissions(file);
      boolean others =
          who.contains(PosixFilePermission.GROUP_READ)
              || who.contains(PosixFilePermission.OTHERS_READ);
      String lent = System.getenv("CREDENTIALS_DIRECTORY");
      if (others && Files.isRegularFile(file) && (lent == null || !file.startsWith(lent))) {
        System.err.println(
            "parley: others can read " + what + " " + file + "; run chmod 600 on it.");
      }
    } catch (IOException | UnsupportedOperationException unknown) {
      // reading it says what is wrong; a system of other rights is not judged
    }
  }
}
