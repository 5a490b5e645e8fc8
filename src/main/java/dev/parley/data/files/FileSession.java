package dev.parley.data.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Statistics;
import dev.parley.data.Clearance;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Carries the files of one call, both ways: passes on what the peer says, and keeps the account of
 * the channel. All that it hears is hostile until checked. Loop only.
 */
final class FileSession implements DataFeature.Session, FileCall {
  /** Messages; more come from nobody before an answer. */
  private static final int MOST_EARLY = 50;

  /** On the channel for files, beyond those with bytes: its beginning, its end, and to spare. */
  private static final int MESSAGES_OF_A_FILE = 4;

  private final DataCall call;

  private final String peer;

  private final TransferList list;
  private final Runnable readyChanged;
  private final OutgoingFiles outgoing;
  private final IncomingFiles incoming;
  private boolean ready;
  private boolean over;

  /** What the peer says before it is known what is to be resumed. */
  private final List<Runnable> early = new ArrayList<>();

  private boolean loaded;

  /** Bytes that the peer may send, and has not. */
  private long expected;

  /** Messages likewise, beyond the bounds of the channel. */
  private long allowed;

  private Connection.State state = Connection.State.CONNECTING;

  /**
   * @param clearance for what no person here sends
   * @param readyChanged the answer of {@link #isReady} is another now
   */
  FileSession(
      String place, DataCall call, TransferList list, Clearance clearance, Runnable readyChanged) {
    this.readyChanged = readyChanged;
    this.call = call;
    this.peer = call.peerAt(place);
    this.list = list;
    this.outgoing = new OutgoingFiles(this, call, list, clearance);
    this.incoming = new IncomingFiles(this, list);
  }

  @Override
  public String peer() {
    return peer;
  }

  @Override
  public String peerName() {
    return call.peerName().isEmpty() ? call.peerId() : call.peerName();
  }

  @Override
  public void ready() {
    ready = true;
    readyChanged.run();
    list.kept(this::resume);
  }

  @Override
  public boolean isReady() {
    return ready && !over;
  }

  @Override
  public boolean isOver() {
    return over;
  }

  @Override
  public void state(Connection.State next) {
    if (state == Connection.State.RECONNECTING && next == Connection.State.CONNECTED) {
      outgoing.pathChanged();
    }
    state = next;
  }

  /** Goes on with what this peer and this side have not finished. */
  private void resume(TransferRecords.All records) {
    if (over) {
      return;
    }
    loaded = true;
    incoming.begin(records);
    outgoing.begin(records);
    early.forEach(Runnable::run);
    early.clear();
  }

  /** Offers a file. */
  void send(Path file) {
    outgoing.send(file);
  }

  @Override
  public void heard(String type, JsonNode message) {
    if (!isReady()) {
      return;
    }
    if (!loaded) {
      if (early.size() < MOST_EARLY) {
        early.add(() -> heard(type, message));
      }
      return;
    }
    int id = message.path("id").isInt() ? message.path("id").intValue() : 0;
    switch (type) {
      case "files.offer" -> incoming.offered(id, message);
      case "files.accept" -> outgoing.accepted(id, message);
      case "files.stop" -> outgoing.stopped(id, FileCall.text(message, "why", 20));
      case "files.cancel" -> incoming.cancelled(id, FileCall.text(message, "why", 20));
      case "files.done" -> outgoing.done(id, message.path("same").asBoolean(false));
      case "files.resume" -> outgoing.askedFor(FileCall.text(message, "mark", 32));
      default -> {} // of a later version
    }
  }

  @Override
  public void heard(DataChannel channel, byte[] message) {
    if (over) {
      return;
    }
    allowed = Math.max(0, allowed - 1);
    Optional<FileFrame> frame = ready ? FileFrame.read(message) : Optional.empty();
    if (frame.isEmpty() || !take(frame.get())) {
      call.close(DataChannel.FILES, "it was used for what was not agreed");
      ended();
    }
  }

  /** Whether the peer may send that. */
  private boolean take(FileFrame frame) {
    return frame.kind() == FileFrame.Kind.RECEIPT ? outgoing.receipt(frame) : incoming.take(frame);
  }

  @Override
  public void ended() {
    if (!over) {
      over = true;
      readyChanged.run();
      list.all().filter(one -> one.isAt(this)).forEach(Transfer::interrupt);
      outgoing.end();
    }
  }

  @Override
  public void say(String type, int id, ObjectNode more) {
    if (!over) {
      call.say(type, id == 0 ? more : more.put("id", id));
    }
  }

  @Override
  public CompletableFuture<Boolean> send(byte[] frame) {
    return over ? CompletableFuture.completedFuture(false) : call.send(DataChannel.FILES, frame);
  }

  /** What was allowed and not used is not allowed twice. */
  @Override
  public void expect(long bytes) {
    expected += bytes;
    long needed =
        expected / SendRate.SMALLEST + (long) MESSAGES_OF_A_FILE * Math.max(1, incoming.count());
    if (bytes >= 0 && needed > allowed) {
      call.allow(DataChannel.FILES, (int) (needed - allowed));
      allowed = needed;
    }
  }

  @Override
  public CompletableFuture<Statistics> statistics() {
    return call.statistics();
  }

  @Override
  public void next() {
    outgoing.next();
  }

  @Override
  public void delivered(int id, TransferRecords.Delivered file) {
    incoming.delivered(id, file);
  }
}
