package dev.parley.data.files;

import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.files.DownloadFolder;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives one file. What it hears was checked for its form only. Loop only. */
final class FileReceiver extends Transfer {
  private static final Logger LOG = LoggerFactory.getLogger(FileReceiver.class);

  /** What may be on the way, or wait for the disk. */
  static final int WINDOW = 4 * 1024 * 1024;

  /** Less than the bounds of the channel allow. */
  private static final Duration BETWEEN_RECEIPTS = Duration.ofMillis(120);

  private volatile int run;

  /** Null before it is accepted, and between two calls. */
  private PartFile part;

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

  /** The part is of no use: the next time everything is fetched. */
  private boolean spoilt;

  FileReceiver(Home list, Facts facts) {
    super(list, false, facts);
  }

  /** One that was begun in an earlier run. */
  static FileReceiver resumed(Home list, String peerName, TransferRecords.Received kept) {
    FileReceiver one =
        new FileReceiver(
            list,
            new Facts(kept.peer(), peerName, kept.mark(), kept.name(), kept.type(), kept.size()));
    one.file = kept.part();
    one.stage(Stage.INTERRUPTED);
    return one;
  }

  boolean isArriving() {
    return stage() == Stage.RUNNING && hash == null;
  }

  long size() {
    return size;
  }

  /** It is offered in a call. */
  void offered(TransferLine there, int number) {
    run++;
    line = there;
    id = number;
    stage(Stage.OFFERED);
  }

  /** Asks the sender to offer it once more. */
  void fetch(TransferLine there) {
    there.say("files.resume", 0, Json.object().put("mark", mark));
  }

  /** The person tries again; it is offered anew if there is a call. */
  void wantAgain() {
    stage(Stage.INTERRUPTED);
  }

  void accept() {
    if (stage() != Stage.OFFERED) {
      return;
    }
    stage(Stage.CHECKING);
    int mine = run;
    Path known = file;
    boolean fresh = spoilt;
    onDisk("open a received file", () -> open(known, fresh, () -> mine != run), LONG)
        .whenComplete(
            (opened, failure) -> {
              if (mine != run) {
                discard(opened);
              } else if (failure != null) {
                unwritable(failure);
              } else {
                ready(opened);
              }
            });
  }

  private PartFile open(Path known, boolean fresh, BooleanSupplier over) throws IOException {
    if (over.getAsBoolean()) {
      throw new InterruptedIOException(); // nobody waits for it any more
    }
    Path folder = known == null ? list.folder() : known.getParent();
    DownloadFolder place = new DownloadFolder(folder);
    if (fresh && place.canContinue(known)) {
      Files.delete(known);
    }
    return PartFile.open(place, name, size, fresh ? null : known);
  }

  private void ready(PartFile opened) {
    part = opened;
    file = opened.path();
    spoilt = false;
    received = opened.length();
    written = received;
    startsOver = false;
    hash = null;
    queue = new ArrayList<>();
    resumedAt(received);
    keepRecord();
    stage(Stage.WAITING);
    long first = Math.min(WINDOW, size);
    expect(first);
    line.say(
        "files.accept",
        id,
        Json.object()
            .put("offset", received)
            .put("sha256", received > 0 ? opened.prefix() : "")
            .put("credit", first));
  }

  private void expect(long bytes) {
    expected += bytes;
    line.expect(bytes);
  }

  private void keepRecord() {
    TransferRecords.Received record =
        new TransferRecords.Received(mark, peerId, name, type, size, file);
    list.keep(records -> records.keep(record));
  }

  /**
   * The sender begins.
   *
   * @return false where it must not
   */
  boolean start(long offset) {
    if (stage() != Stage.WAITING || (offset != 0 && offset != received)) {
      return false;
    }
    if (offset != received) {
      startsOver = true; // it has another file, or changed it
      received = 0;
      written = 0;
      resumedAt(0);
    }
    until = Math.min(size, received + WINDOW);
    stage(Stage.RUNNING);
    return true;
  }

  /**
   * Bytes of the file.
   *
   * @return false for what was not allowed
   */
  boolean bytes(long offset, byte[] content) {
    long end = offset + content.length;
    boolean full = content.length % SendRate.SMALLEST == 0 || end == size;
    if (stage() != Stage.RUNNING || hash != null || offset != received || end > until || !full) {
      return false;
    }
    received = end;
    expect(-content.length);
    arrived = list.loop().now();
    queue.add(content);
    progress(received);
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
    if (stage() != Stage.RUNNING || hash != null || offset != size || received != size) {
      return false;
    }
    hash = whole;
    write();
    return true;
  }

  private void write() {
    boolean nothing = queue.isEmpty() && !startsOver;
    if (writing || part == null) {
      return;
    }
    if (nothing) {
      if (hash != null) {
        finish();
      }
      return;
    }
    writing = true;
    List<byte[]> blocks = queue;
    queue = new ArrayList<>();
    boolean over = startsOver;
    startsOver = false;
    PartFile to = part;
    int mine = run;
    onDisk(
            "write a received file",
            () -> {
              if (over) {
                to.startOver();
              }
              to.write(blocks);
              return null;
            },
            SHORT)
        .whenComplete(
            (done, failure) -> {
              if (mine != run) {
                if (over && failure == null && file != null) {
                  goesOnIn(to); // in the next call
                }
                return;
              }
              writing = false;
              if (failure != null) {
                unwritable(failure);
                return;
              }
              if (over) {
                goesOnIn(to);
              }
              written += blocks.stream().mapToLong(block -> block.length).sum();
              allowMore();
              write();
            });
  }

  private void goesOnIn(PartFile other) {
    file = other.path();
    keepRecord();
  }

  /** So that the sender never waits while the disk is fast enough. */
  private void allowMore() {
    long next = Math.min(size, written + WINDOW);
    if (next > until) {
      expect(next - until);
      until = next;
    }
    confirm();
  }

  private void confirm() {
    Duration now = list.loop().now();
    Duration wait = receiptSent.plus(BETWEEN_RECEIPTS).minus(now);
    if (receipt != null || stage() != Stage.RUNNING) {
      return;
    }
    if (wait.isNegative() || wait.isZero()) {
      sendReceipt();
    } else {
      receipt =
          list.loop()
              .after(
                  wait,
                  () -> {
                    receipt = null;
                    sendReceipt();
                  });
    }
  }

  private void sendReceipt() {
    receiptSent = list.loop().now();
    line.send(FileFrame.receipt(id, received, arrived.toNanos() / 1000, until));
  }

  private void finish() {
    writing = true; // nothing more is written
    byte[] whole = hash;
    PartFile from = part;
    int mine = run;
    onDisk("finish a received file", () -> from.finish(whole), LONG)
        .whenComplete(
            (place, failure) -> {
              if (mine != run) {
                finishedLate(place, whole);
              } else if (failure != null) {
                unwritable(failure);
              } else if (place.isPresent()) {
                said(true);
                complete(place.get(), whole);
              } else {
                said(false);
                spoilt = true;
                stop();
                fail(Trouble.MISMATCH);
              }
            });
  }

  private void complete(Path place, byte[] whole) {
    sha256 = Hash.text(whole);
    stop();
    file = place;
    stage(Stage.COMPLETE);
    dropRecord();
  }

  /** The call ended meanwhile; what a person has cancelled is deleted next. */
  private void finishedLate(Optional<Path> place, byte[] whole) {
    if (place == null || file == null) {
      return;
    }
    if (place.isEmpty()) {
      spoilt = true;
      return;
    }
    if (line != null) {
      say("files.stop", BY_PERSON); // it is offered again already
    }
    complete(place.get(), whole);
  }

  private void said(boolean same) {
    line.say("files.done", id, Json.object().put("same", same));
  }

  private void unwritable(Throwable failure) {
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.info("a file is not received: {}", why.toString());
    say("files.stop", BY_FAULT);
    PartFile full = part;
    stop();
    fail(why instanceof PartFile.NoSpace ? Trouble.NO_SPACE : Trouble.UNWRITABLE);
    if (full != null) {
      list.loop()
          .offload("look for room", full::isDiskFull, SHORT)
          .thenAccept(
              is -> {
                if (is && stage() == Stage.FAILED) {
                  fail(Trouble.NO_SPACE);
                }
              });
    }
  }

  /** Does not take it. */
  void decline() {
    if (stage() == Stage.OFFERED) {
      say("files.stop", BY_PERSON);
      stop();
      fail(Trouble.DECLINED);
    }
  }

  @Override
  void cancel() {
    if (stage() == Stage.OFFERED) {
      decline();
    } else if (!stage().isOver()) {
      if (line != null) {
        say("files.stop", BY_PERSON);
      }
      delete();
      fail(Trouble.CANCELLED);
    }
  }

  @Override
  void endedThere(String why) {
    if (stage().isOver()) {
      return;
    }
    if (why.equals(BY_FAULT) || stage() == Stage.OFFERED) {
      stop();
      fail(why.equals(BY_FAULT) ? Trouble.FAILED_THERE : Trouble.CANCELLED_THERE);
    } else {
      delete();
      fail(Trouble.CANCELLED_THERE);
    }
  }

  @Override
  void interrupt() {
    boolean over = stage().isOver();
    boolean offered = stage() == Stage.OFFERED;
    boolean wasIn = line != null;
    keepWhatCame();
    stop();
    line = null;
    if (offered) {
      fail(Trouble.NO_CALL);
    } else if (!over && wasIn) {
      stage(Stage.INTERRUPTED);
    }
  }

  /** What has arrived and is not on the disk yet. */
  private void keepWhatCame() {
    PartFile to = part;
    List<byte[]> blocks = queue;
    if (to != null && !startsOver && !blocks.isEmpty()) {
      onDisk(
          "write a received file",
          () -> {
            to.write(blocks);
            return null;
          },
          SHORT);
    }
  }

  /** What failed is deleted with its last line. */
  @Override
  void forget() {
    if (stage() == Stage.FAILED && file != null) {
      delete();
    }
    super.forget();
  }

  private void delete() {
    PartFile open = part;
    part = null;
    Path known = file;
    stop();
    file = null;
    if (known != null) {
      dropRecord();
      onDisk(
          "delete a part",
          () -> {
            if (open != null) {
              open.delete();
            } else if (new DownloadFolder(known.getParent()).canContinue(known)) {
              Files.delete(known);
            }
            return null;
          },
          SHORT);
    }
  }

  private void dropRecord() {
    list.keep(records -> records.dropReceived(mark));
  }

  private void stop() {
    run++;
    if (line != null) {
      expect(-expected);
    }
    expected = 0;
    if (receipt != null) {
      receipt.cancel();
      receipt = null;
    }
    close(part);
    part = null;
    writing = false;
    startsOver = false;
    queue = new ArrayList<>();
    hash = null;
  }

  private void discard(PartFile unused) {
    if (unused != null) {
      onDisk(
          "delete an unused part",
          () -> {
            unused.discard();
            return null;
          },
          SHORT);
    }
  }

  private void close(PartFile old) {
    if (old != null) {
      onDisk(
          "close a received file",
          () -> {
            old.close();
            return null;
          },
          SHORT);
    }
  }
}
