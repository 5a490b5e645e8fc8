package dev.parley.data.files;

import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.files.DownloadFolder;
import dev.parley.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives one file. What it hears was checked for its form only. Loop only. */
final class FileReceiver extends Transfer implements Reception.Owner {
  private static final Logger LOG = LoggerFactory.getLogger(FileReceiver.class);

  private volatile int run;

  /** Null before it is accepted, and between two calls. */
  private Reception reception;

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
    return stage() == Stage.RUNNING && !reception.isWhole();
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
    file = opened.path();
    spoilt = false;
    resumedAt(opened.length());
    keepRecord();
    stage(Stage.WAITING);
    reception = new Reception(this, this, line, opened);
    line.say(
        "files.accept",
        id,
        Json.object()
            .put("offset", opened.length())
            .put("sha256", opened.length() > 0 ? opened.prefix() : "")
            .put("credit", reception.granted()));
  }

  private void keepRecord() {
    TransferRecords.Received record =
        new TransferRecords.Received(mark, peerId, name, type, size, file);
    list.keep(records -> records.keep(record));
  }

  /** As {@link Reception#start}. */
  boolean start(long offset) {
    if (stage() != Stage.WAITING || !reception.start(offset)) {
      return false;
    }
    resumedAt(offset);
    stage(Stage.RUNNING);
    return true;
  }

  /** As {@link Reception#bytes}. */
  boolean bytes(long offset, byte[] content) {
    return stage() == Stage.RUNNING && reception.bytes(offset, content);
  }

  /** As {@link Reception#end}. */
  boolean end(long offset, byte[] whole) {
    return stage() == Stage.RUNNING && reception.end(offset, whole);
  }

  @Override
  public void goesOnIn(PartFile other) {
    if (file != null) {
      file = other.path();
      keepRecord();
    }
  }

  @Override
  public void finish(Reception whole, byte[] hash) {
    onDisk("finish a received file", () -> whole.part().finish(hash), LONG)
        .whenComplete(
            (place, failure) -> {
              if (whole != reception) {
                finishedLate(place, hash);
              } else if (failure != null) {
                unwritable(failure);
              } else if (place.isPresent()) {
                said(true);
                complete(place.get(), hash);
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
    list.keep(records -> records.keep(delivered()));
  }

  /** What is remembered of it once it has arrived. */
  TransferRecords.Delivered delivered() {
    return new TransferRecords.Delivered(mark, peerId, name, size, sha256);
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
    complete(place.get(), whole);
    if (line != null) {
      line.delivered(id, delivered()); // it is offered again already
    }
  }

  private void said(boolean same) {
    line.say("files.done", id, Json.object().put("same", same));
  }

  @Override
  public void unwritable(Throwable failure) {
    Throwable why = failure instanceof CompletionException ? failure.getCause() : failure;
    LOG.info("a file is not received: {}", why.toString());
    say("files.stop", BY_FAULT);
    Reception full = reception;
    stop();
    fail(why instanceof PartFile.NoSpace ? Trouble.NO_SPACE : Trouble.UNWRITABLE);
    if (full != null) {
      list.loop()
          .offload("look for room", full.part()::isDiskFull, SHORT)
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
    stop(true);
    line = null;
    if (offered) {
      fail(Trouble.NO_CALL);
    } else if (!over && wasIn) {
      stage(Stage.INTERRUPTED);
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
    Reception open = reception;
    Path known = file;
    stop();
    file = null;
    if (known != null) {
      list.keep(records -> records.dropReceived(mark));
      onDisk("delete a part", () -> delete(open, known));
    }
  }

  private static void delete(Reception open, Path known) throws IOException {
    if (open != null) {
      open.part().delete();
    } else if (new DownloadFolder(known.getParent()).canContinue(known)) {
      Files.delete(known);
    }
  }

  private void stop() {
    stop(false);
  }

  private void stop(boolean keep) {
    run++;
    if (reception != null) {
      reception.close(keep);
      reception = null;
    }
  }

  private void discard(PartFile unused) {
    if (unused != null) {
      onDisk("delete an unused part", unused::discard);
    }
  }
}
