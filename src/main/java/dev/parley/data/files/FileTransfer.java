package dev.parley.data.files;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Describes one transfer of a file, at one moment.
 *
 * @param key tells it from the others of this run
 * @param sent whether this side sends it
 * @param peerId tells the other side from others of its name
 * @param peerName the name of the other side
 * @param name of the file, safe to show
 * @param type what the sender says that it is, safe to show; may be empty
 * @param size in bytes
 * @param done how many of them have arrived
 * @param resumed how many of them had arrived before it was resumed
 * @param bytesPerSecond of the last seconds; 0 where that is not known
 * @param took from the first byte to the last, or so far
 * @param file where it is on this machine; null before it is accepted
 * @param sha256 64 hexadecimal digits; empty before it is complete
 */
public record FileTransfer(
    long key,
    boolean sent,
    String peerId,
    String peerName,
    String name,
    String type,
    long size,
    long done,
    long resumed,
    double bytesPerSecond,
    Duration took,
    Stage stage,
    Trouble trouble,
    Path file,
    String sha256) {

  /** How far it is. */
  public enum Stage {
    /** The receiver has not answered yet. */
    OFFERED,
    /** It is accepted, and waits for its turn. */
    WAITING,
    /** What has arrived before is compared with the file. */
    CHECKING,
    RUNNING,
    /** The call is over, or its channels are; goes on in the next call of the two. */
    INTERRUPTED,
    COMPLETE,
    FAILED;

    /** Nothing more happens by itself. */
    public boolean isOver() {
      return this == COMPLETE || this == FAILED;
    }
  }

  /** Why it failed. */
  public enum Trouble {
    NONE,
    DECLINED,
    /** By the person here. */
    CANCELLED,
    /** By the other side. */
    CANCELLED_THERE,
    /** There is a folder of that name, or something else that is no file. */
    NO_FILE,
    UNREADABLE,
    /** The file was changed while it was sent. */
    CHANGED,
    NO_SPACE,
    /** It cannot be written where it should be. */
    UNWRITABLE,
    /** What arrived is not what was sent. */
    MISMATCH,
    /** The other side could not read or write it. */
    FAILED_THERE,
    /** The call ended before the receiver had answered. */
    NO_CALL,
    /** It was not offered, since so many others waited. */
    TOO_MANY
  }

  /** Whether {@link FileIntents#retry} may help. */
  public boolean canRetry() {
    return stage == Stage.FAILED
        && switch (trouble) {
          case NO_SPACE, UNWRITABLE, MISMATCH -> !sent;
          case UNREADABLE, CHANGED, FAILED_THERE, NO_CALL, TOO_MANY -> sent;
          default -> false;
        };
  }

  /** How long it will still take at this speed; zero where that is not known. */
  public Duration remaining() {
    return stage != Stage.RUNNING || bytesPerSecond < 1
        ? Duration.ZERO
        : Duration.ofMillis((long) ((size - done) * 1000 / bytesPerSecond));
  }
}
