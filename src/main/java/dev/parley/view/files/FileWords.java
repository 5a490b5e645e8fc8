package dev.parley.view.files;

import dev.parley.data.files.FileTransfer;
import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import dev.parley.view.kit.ShownText;
import java.time.Duration;

/** Says how a file is doing. */
final class FileWords {
  private static final Words WORDS = Words.in(FileWords.class);

  private static final int TYPE_LENGTH = 40;
  private static final String[] UNITS = {
    "files.bytes", "files.kilobytes", "files.megabytes", "files.gigabytes", "files.terabytes"
  };

  private FileWords() {}

  static String of(FileTransfer file) {
    String peer = ShownText.name(file.peerName());
    String size = size(file.size());
    return switch (file.stage()) {
      case OFFERED ->
          file.sent()
              ? WORDS.say("files.offered.out", peer, size)
              : WORDS.say("files.offered.in", peer, size) + type(file);
      case WAITING -> WORDS.say("files.waiting", size);
      case CHECKING -> WORDS.say("files.checking", size);
      case RUNNING -> running(file, size);
      case INTERRUPTED -> WORDS.say("files.interrupted", peer, size(file.done()), size);
      case COMPLETE -> WORDS.say(file.sent() ? "files.sent" : "files.received", peer, size);
      case FAILED -> trouble(file, peer);
    };
  }

  private static String type(FileTransfer file) {
    String type = Sanitizer.line(file.type(), TYPE_LENGTH);
    return type.isEmpty() ? "" : " · " + type;
  }

  private static String running(FileTransfer file, String size) {
    Duration left = file.remaining();
    return left.isZero()
        ? WORDS.say("files.begun", size(file.done()), size)
        : WORDS.say(
            "files.running",
            size(file.done()),
            size,
            size((long) file.bytesPerSecond()),
            duration(left));
  }

  private static String trouble(FileTransfer file, String peer) {
    return switch (file.trouble()) {
      case NONE, CANCELLED -> WORDS.say("files.cancelled");
      case DECLINED ->
          file.sent() ? WORDS.say("files.declined.there", peer) : WORDS.say("files.declined");
      case CANCELLED_THERE -> WORDS.say("files.cancelled.there", peer);
      case NO_FILE -> WORDS.say("files.noFile");
      case UNREADABLE -> WORDS.say("files.unreadable");
      case CHANGED -> WORDS.say("files.changed");
      case NO_SPACE -> WORDS.say("files.noSpace", size(file.size()));
      case UNWRITABLE -> WORDS.say("files.unwritable");
      case MISMATCH -> WORDS.say("files.mismatch");
      case FAILED_THERE ->
          WORDS.say(file.sent() ? "files.failed.there.out" : "files.failed.there.in", peer);
      case NO_CALL -> WORDS.say("files.noCall");
      case TOO_MANY -> WORDS.say("files.tooMany");
    };
  }

  /** With at most one digit after the point. */
  static String size(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    double shown = unit == 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10.0;
    return WORDS.say(UNITS[unit], shown);
  }

  static String duration(Duration left) {
    long seconds = Math.max(1, left.toSeconds());
    if (seconds < 60) {
      return WORDS.say("files.seconds", seconds);
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 60
        ? WORDS.say("files.minutes", minutes)
        : WORDS.say("files.hours", minutes / 60, minutes % 60);
  }
}
