package dev.parley.data.files;

import dev.parley.connection.Statistics;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one file. Loop only. */
final class FileSender extends Transfer {
  private static final Logger LOG = LoggerFactory.getLogger(FileSender.class);

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Of what was available to the picture: with less than that, it has lost to the file. */
  private static final double HALF = 0.5;

  /** In kbit/s: with so much, a picture of 720 lines has not lost, whatever there was before. */
  private static final double PLENTY = 2_000;

  /** What was available is forgotten by and by. */
  private static final double FORGETS = 0.97;

  /** In seconds: the first figures of a call may be too early to have anything in them. */
  private static final int MOST_QUIET = 2;

  private final SourceFile.Facts facts;

  /** Counts the calls and the endings: what a worker brings late is of an earlier one. */
  private volatile int run;

  private SourceFile source;
  private SendRate rate = new SendRate(true);
  private ByteBuffer block = ByteBuffer.allocate(0);

  /** Null while it is being read. */
  private ByteBuffer next;

  private boolean reading;
  private boolean sending;
  private boolean ended;
  private Loop.Timer pause;
  private Loop.Timer look;
  private double mostAvailable;

  /** For so many seconds neither sound nor picture has been seen to flow. */
  private int quiet;

  private long from;
  private long credit;
  private long at;
  private long confirmed;
  private long until;

  FileSender(Home list, Facts facts, Path file, SourceFile.Facts found) {
    super(list, true, facts);
    this.file = file;
    this.facts = found;
  }

  boolean isOf(Path other) {
    return file.equals(other);
  }

  /** Offers it in a call, for the first time or again. */
  void offer(TransferLine there, int number) {
    run++;
    line = there;
    id = number;
    sha256 = "";
    stage(Stage.OFFERED);
    line.say(
        "files.offer",
        id,
        Json.object().put("name", name).put("size", size).put("type", type).put("mark", mark));
  }

  /**
   * The receiver takes it.
   *
   * @param offset how much of it is there
   * @param hash of that
   * @param bytes how many may be sent before the first receipt
   */
  void accepted(long offset, String hash, long bytes) {
    if (stage() != Stage.OFFERED) {
      return;
    }
    if (offset < 0 || offset > size || bytes < 0) {
      cancelFor(Trouble.FAILED_THERE);
      return;
    }
    credit = bytes;
    stage(offset > 0 ? Stage.CHECKING : Stage.WAITING);
    TransferRecords.Sent record =
        new TransferRecords.Sent(mark, peerId, file, size, facts.modified());
    list.keep(records -> records.keep(record));
    int mine = run;
    onDisk("open a file", () -> open(offset, hash, () -> mine != run), LONG)
        .whenComplete(
            (opened, failure) -> {
              if (mine != run) {
                closing(opened == null ? null : opened.source);
              } else if (failure != null) {
                unreadable(failure);
              } else {
                source = opened.source;
                from = opened.from;
                stage(Stage.WAITING);
                line.next();
              }
            });
  }

  private record Opened(SourceFile source, long from) {}

  /** The file was changed. */
  private static final class Changed extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private Opened open(long offset, String hash, BooleanSupplier over) throws IOException {
    SourceFile opened = new SourceFile(file);
    try {
      if (!opened.facts().equals(facts)) {
        throw new Changed();
      }
      if (offset > 0 && !opened.skip(offset, over).equals(hash)) {
        opened.rewind(); // the receiver has something else
        return new Opened(opened, 0);
      }
      return new Opened(opened, offset);
    } catch (IOException | RuntimeException failure) {
      opened.close();
      throw failure;
    }
  }

  private void unreadable(Throwable failure) {
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.info("a file is not sent: {}", why.toString());
    cancelFor(why instanceof Changed ? Trouble.CHANGED : Trouble.UNREADABLE);
  }

  /** Ends it on both sides. */
  private void cancelFor(Trouble why) {
    say("files.cancel", BY_FAULT);
    over(why);
  }

  boolean isReady() {
    return stage() == Stage.WAITING && source != null;
  }

  /** It is this one's turn. */
  void start() {
    at = from;
    confirmed = from;
    until = Math.min(size, from + credit);
    ended = false;
    sending = false;
    block = ByteBuffer.allocate(0);
    next = null;
    reading = false;
    rate = new SendRate(true);
    quiet = 0;
    resumedAt(from);
    stage(Stage.RUNNING);
    line.send(FileFrame.start(id, from));
    look();
    pump();
  }

  /** Once a second: how the call does beside it. */
  private void look() {
    int mine = run;
    line.statistics()
        .whenComplete(
            (figures, failure) -> {
              if (mine == run && failure == null) {
                besides(figures);
              }
            });
    look = list.loop().after(SECOND, this::look);
  }

  private void besides(Statistics now) {
    double kbps =
        now.videoSent().flow().kbps()
            + now.videoReceived().flow().kbps()
            + now.audioSent().flow().kbps()
            + now.audioReceived().flow().kbps();
    double loss =
        Math.max(now.videoSent().flow().lossPercent(), now.audioSent().flow().lossPercent());
    double available = now.path().map(Statistics.Path::availableKbps).orElse(0.0);
    mostAvailable = Math.max(available, mostAvailable * FORGETS);
    double needed = Math.min(HALF * mostAvailable, PLENTY);
    boolean starved = now.videoSent().fps() > 0 && available < needed;
    quiet = kbps > 1 ? 0 : quiet + 1;
    rate.media(quiet < MOST_QUIET, loss, starved, list.loop().now());
    LOG.debug("a file goes: {}, {} bytes under way, {} granted", rate, at - confirmed, until - at);
  }

  private void pump() {
    if (stage() != Stage.RUNNING || sending || pause != null || ended) {
      return;
    }
    if (at == size) {
      end();
      return;
    }
    if (!block.hasRemaining()) {
      if (next == null) {
        readAhead();
        return;
      }
      block = next;
      next = null;
      if (!block.hasRemaining()) {
        cancelFor(Trouble.CHANGED); // it is shorter now
        return;
      }
    }
    readAhead();
    int length = Math.min(rate.messageSize(), block.remaining());
    if (at + length > until || !rate.mayHave(at - confirmed)) {
      return; // until a receipt comes
    }
    Duration wait = rate.pause(list.loop().now());
    if (wait.isZero()) {
      send(length);
    } else {
      pause =
          list.loop()
              .after(
                  wait,
                  () -> {
                    pause = null;
                    pump();
                  });
    }
  }

  private void send(int length) {
    ByteBuffer content = block.slice(block.position(), length);
    block.position(block.position() + length);
    long offset = at;
    at += length;
    sending = true;
    rate.sent(at, length, list.loop().now());
    int mine = run;
    line.send(FileFrame.bytes(id, offset, content))
        .thenAccept(
            open -> {
              if (mine == run) {
                sending = false;
                list.loop().post(this::pump);
              }
            });
  }

  private void readAhead() {
    if (reading || next != null || source == null) {
      return;
    }
    reading = true;
    int mine = run;
    onDisk("read a file", source::read, SHORT)
        .whenComplete(
            (read, failure) -> {
              if (mine != run) {
                return;
              }
              reading = false;
              if (failure != null) {
                unreadable(failure);
              } else {
                next = read;
                pump();
              }
            });
  }

  /** All of it is on its way. */
  private void end() {
    ended = true;
    int mine = run;
    onDisk("hash a file", source::end, SHORT)
        .whenComplete(
            (hash, failure) -> {
              if (mine != run) {
                return;
              }
              if (failure != null) {
                unreadable(failure);
              } else if (hash.length == 0) {
                cancelFor(Trouble.CHANGED);
              } else {
                sha256 = Hash.text(hash);
                line.send(FileFrame.end(id, size, hash));
                line.next();
              }
            });
  }

  /** Whether another may begin: this one has nothing more to send. */
  boolean hasEnded() {
    return ended && !sha256.isEmpty();
  }

  /** The receiver says how far it is. */
  void receipt(long offset, long arrivedMicros, long mayGoTo) {
    if (stage() != Stage.RUNNING || offset < confirmed || offset > at) {
      return;
    }
    confirmed = offset;
    until = Math.max(until, Math.min(size, mayGoTo));
    rate.arrived(offset, arrivedMicros / 1000.0, list.loop().now());
    progress(offset);
    pump();
  }

  /** The path was lost for a while. */
  void pathChanged() {
    rate.restart();
  }

  /**
   * The receiver has all of it.
   *
   * @param same the hash is right
   */
  void done(boolean same) {
    if (stage() != Stage.RUNNING || !hasEnded()) {
      return;
    }
    if (same) {
      progress(size);
      stop();
      stage(Stage.COMPLETE);
      dropRecord();
      line.next();
    } else {
      over(Trouble.MISMATCH);
    }
  }

  @Override
  void cancel() {
    if (!stage().isOver()) {
      if (line != null) {
        say("files.cancel", BY_PERSON);
      }
      dropRecord();
      over(Trouble.CANCELLED);
    }
  }

  @Override
  void endedThere(String why) {
    if (stage().isOver()) {
      return;
    }
    if (why.equals(BY_FAULT)) {
      over(Trouble.FAILED_THERE);
    } else {
      dropRecord();
      over(stage() == Stage.OFFERED ? Trouble.DECLINED : Trouble.CANCELLED_THERE);
    }
  }

  @Override
  void interrupt() {
    boolean waits = stage() == Stage.OFFERED;
    boolean over = stage().isOver();
    TransferLine was = line;
    stop();
    line = null;
    if (waits) {
      fail(Trouble.NO_CALL);
    } else if (!over && was != null) {
      stage(Stage.INTERRUPTED);
    }
  }

  /** Whether it can be offered once more to a receiver that asks for it. */
  boolean canGoOn() {
    return stage() == Stage.INTERRUPTED
        || switch (trouble()) {
          case NO_CALL, MISMATCH, FAILED_THERE, TOO_MANY -> true;
          default -> false;
        };
  }

  private void dropRecord() {
    list.keep(records -> records.dropSent(mark));
  }

  private void over(Trouble why) {
    TransferLine was = line;
    stop();
    fail(why);
    if (was != null) {
      was.next();
    }
  }

  private void stop() {
    run++;
    if (pause != null) {
      pause.cancel();
      pause = null;
    }
    if (look != null) {
      look.cancel();
      look = null;
    }
    closing(source);
    source = null;
    block = ByteBuffer.allocate(0);
    next = null;
    ended = false;
  }

  private void closing(SourceFile old) {
    if (old != null) {
      onDisk("close a file", old::close);
    }
  }
}
