package dev.parley.data.files;

import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** One file on its way, through all the calls that it takes. Loop only. */
abstract class Transfer {
  /** Of the disk: hashing what is there of a large file takes minutes on a slow one. */
  static final Duration LONG = Duration.ofMinutes(30);

  static final Duration SHORT = Duration.ofMinutes(1);

  /** Why the other side hears of an end. */
  static final String BY_PERSON = "cancelled";

  static final String BY_FAULT = "failed";

  final Home list;
  final long key;
  final boolean sent;

  /** With the place where that is. */
  final String peerId;

  final String mark;
  protected final String peerName;
  protected final String name;
  protected final String type;
  protected final long size;

  /** The sender's number of it in the call. */
  protected int id;

  /** Null while there is no call. */
  protected TransferLine line;

  protected Path file;
  protected String sha256 = "";
  private final Speed speed = new Speed();
  private Stage stage = Stage.OFFERED;
  private Trouble trouble = Trouble.NONE;
  private long done;
  private long resumed;
  private CompletableFuture<?> disk = CompletableFuture.completedFuture(null);

  /** Where all transfers of a run are. */
  interface Home {
    Loop loop();

    long newKey();

    /**
     * Something is another now.
     *
     * @param soon to be told at once, and not with the next of the ticks
     */
    void changed(boolean soon);

    /** What is kept on disk is changed, on a worker. */
    void keep(TransferRecords.Change change);

    /** Where a new file goes; blocks. */
    Path folder();

    void remove(Transfer one);
  }

  /**
   * What stays the same during a transfer.
   *
   * @param mark by which both sides know it in a later call
   */
  record Facts(String peerId, String peerName, String mark, String name, String type, long size) {}

  protected Transfer(Home list, boolean sent, Facts facts) {
    this.list = list;
    this.key = list.newKey();
    this.sent = sent;
    this.peerId = facts.peerId();
    this.peerName = facts.peerName();
    this.mark = facts.mark();
    this.name = facts.name();
    this.type = facts.type();
    this.size = facts.size();
  }

  final Stage stage() {
    return stage;
  }

  final Trouble trouble() {
    return trouble;
  }

  final void stage(Stage next) {
    if (next == Stage.RUNNING) {
      speed.begin(list.loop().now(), done);
    } else {
      speed.end(list.loop().now());
    }
    stage = next;
    trouble = Trouble.NONE;
    list.changed(true);
  }

  final void fail(Trouble why) {
    stage(Stage.FAILED);
    trouble = why;
  }

  /** So much has arrived. */
  final void progress(long bytes) {
    done = bytes;
    speed.at(list.loop().now(), bytes);
    list.changed(false);
  }

  /** So much had arrived before. */
  final void resumedAt(long bytes) {
    resumed = bytes;
    done = bytes;
  }

  final FileTransfer snapshot() {
    return new FileTransfer(
        key,
        sent,
        peerId,
        peerName,
        name,
        type,
        size,
        done,
        resumed,
        speed.bytesPerSecond(),
        speed.took(list.loop().now()),
        stage,
        trouble,
        file,
        sha256);
  }

  /** Work on the disk, one piece after the other. */
  protected final <T> CompletableFuture<T> onDisk(String what, Callable<T> work, Duration limit) {
    CompletableFuture<T> next =
        disk.handle((done, failure) -> null)
            .thenCompose(before -> list.loop().offload(what, work, limit));
    disk = next;
    return next;
  }

  /** Something to be done on the disk that needs no answer. */
  interface DiskWork {
    void run() throws IOException;
  }

  /** The same for what takes a moment. */
  protected final CompletableFuture<Void> onDisk(String what, DiskWork work) {
    return onDisk(
        what,
        () -> {
          work.run();
          return null;
        },
        SHORT);
  }

  protected final void say(String type) {
    line.say(type, id, Json.object());
  }

  protected final void say(String type, String why) {
    line.say(type, id, Json.object().put("why", why));
  }

  /** Whether it may be heard of in the call that it is in. */
  final boolean isAt(TransferLine there) {
    return line == there;
  }

  final int id() {
    return id;
  }

  /** The person wants it no more. */
  abstract void cancel();

  /** The other side has ended it, and says why. */
  abstract void endedThere(String why);

  /** The call is over, or its channels are. */
  abstract void interrupt();

  /** The person takes it off the list. */
  void forget() {
    list.remove(this);
  }
}
