package dev.parley.data.files;

import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the bytes of one file in one call: grants them to the sender, writes what comes to the
 * part, and confirms it. Loop only.
 */
final class Reception {
  /** What may be on the way, or wait for the disk. */
  static final int WINDOW = 4 * 1024 * 1024;

  /** Less than the bounds of the channel allow. */
  private static final Duration BETWEEN_RECEIPTS = Duration.ofMillis(120);

  private final Transfer file;
  private final Owner owner;
  private final TransferLine line;
  private final Loop loop;
  private final PartFile part;
  private List<byte[]> queue = new ArrayList<>();
  private boolean writing;
  private boolean startsOver;
  private byte[] hash;
  private long received;
  private long written;
  private long until;

  /** What the sender may send beyond what has come. */
  private long expected;

  private Duration arrived = Duration.ZERO;
  private Duration receiptSent = Duration.ofDays(-1);
  private Loop.Timer receipt;
  private boolean closed;

  /** What becomes of the file. */
  interface Owner {
    /** What comes is written to another part from now on. */
    void goesOnIn(PartFile other);

    /** It cannot be written. */
    void unwritable(Throwable failure);

    /** All of it is on the disk. */
    void finish(Reception whole, byte[] hash);
  }

  Reception(Transfer file, Owner owner, TransferLine line, PartFile part) {
    this.file = file;
    this.owner = owner;
    this.line = line;
    this.loop = file.list.loop();
    this.part = part;
    received = part.length();
    written = received;
    expect(Math.min(WINDOW, file.size));
  }

  PartFile part() {
    return part;
  }

  /** What the sender may send for now. */
  long granted() {
    return expected;
  }

  /** Whether all has come. */
  boolean isWhole() {
    return hash != null;
  }

  private void expect(long bytes) {
    expected += bytes;
    line.expect(bytes);
  }

  /**
   * The sender begins.
   *
   * @return false where it must not
   */
  boolean start(long offset) {
    if (offset != 0 && offset != received) {
      return false;
    }
    if (offset != received) {
      startsOver = true; // it has another file, or changed it
      received = 0;
      written = 0;
    }
    until = Math.min(file.size, received + WINDOW);
    return true;
  }

  /**
   * Bytes of the file.
   *
   * @return false for what was not allowed
   */
  boolean bytes(long offset, byte[] content) {
    long end = offset + content.length;
    boolean full = content.length % SendRate.SMALLEST == 0 || end == file.size;
    if (hash != null || offset != received || end > until || !full) {
      return false;
    }
    received = end;
    expect(-content.length);
    arrived = loop.now();
    queue.add(content);
    file.progress(received);
    write();
    confirm();
    return true;
  }

  /**
   * All has been sent.
   *
   * @return false where it has not
   */
  boolean end(long offset, byte[] whole) {
    if (hash != null || offset != file.size || received != file.size) {
      return false;
    }
    hash = whole;
    write();
    return true;
  }

  private void write() {
    if (writing) {
      return;
    }
    if (queue.isEmpty() && !startsOver) {
      if (hash != null) {
        writing = true; // nothing more is written
        owner.finish(this, hash);
      }
      return;
    }
    writing = true;
    List<byte[]> blocks = queue;
    queue = new ArrayList<>();
    boolean over = startsOver;
    startsOver = false;
    file.onDisk(
            "write a received file",
            () -> {
              if (over) {
                part.startOver();
              }
              part.write(blocks);
            })
        .whenComplete(
            (done, failure) -> {
              if (over && failure == null) {
                owner.goesOnIn(part); // if not now, in the next call
              }
              if (closed) {
                return;
              }
              writing = false;
              if (failure != null) {
                owner.unwritable(failure);
                return;
              }
              written += blocks.stream().mapToLong(block -> block.length).sum();
              allowMore();
              write();
            });
  }

  /** So that the sender never waits while the disk is fast enough. */
  private void allowMore() {
    long next = Math.min(file.size, written + WINDOW);
    if (next > until) {
      expect(next - until);
      until = next;
    }
    confirm();
  }

  private void confirm() {
    if (receipt != null) {
      return;
    }
    Duration wait = receiptSent.plus(BETWEEN_RECEIPTS).minus(loop.now());
    if (wait.isNegative() || wait.isZero()) {
      sendReceipt();
    } else {
      receipt = loop.after(wait, this::sendReceipt);
    }
  }

  private void sendReceipt() {
    receipt = null;
    receiptSent = loop.now();
    line.send(FileFrame.receipt(file.id(), received, arrived.toNanos() / 1000, until));
  }

  /**
   * Nothing more is taken.
   *
   * @param keep whether what has come and is not on the disk yet still goes there
   */
  void close(boolean keep) {
    closed = true;
    expect(-expected);
    if (receipt != null) {
      receipt.cancel();
    }
    List<byte[]> blocks = queue;
    if (keep && !startsOver && !blocks.isEmpty()) {
      file.onDisk("write a received file", () -> part.write(blocks));
    }
    file.onDisk("close a received file", part::close);
  }
}
