package dev.parley.data.files;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.Statistics;
import dev.parley.data.DataCall;
import dev.parley.data.DataFeature;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.json.Json;
import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
import dev.parley.text.Sanitizer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** The files of one call, both ways. All that it hears is hostile until checked. Loop only. */
final class FileSession implements DataFeature.Session, TransferLine {
  /** Files each way that are offered, accepted or under way; the others wait at the sender. */
  static final int MOST_AT_ONCE = 20;

  /** What is asked for again at the beginning of a call. */
  private static final int MOST_RESUMED = 20;

  /** Messages; more come from nobody before an answer. */
  private static final int MOST_EARLY = 50;

  /** In bytes: a pebibyte. */
  private static final long LARGEST = 1L << 50;

  private static final int LONGEST_TYPE = 60;
  private static final Pattern MARK = Pattern.compile("[0-9a-f]{32}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}|");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Of offers, after so many at once as may wait for an answer: each file needs two more messages
   * of the peer, whose control channel is closed where they are too many.
   */
  private static final int OFFERS_PER_SECOND = 4;

  private static final Duration BETWEEN_OFFERS = Duration.ofMillis(250);

  /** On the channel for files, beyond those with bytes: its beginning, its end, and to spare. */
  private static final int MESSAGES_OF_A_FILE = 4;

  private final DataCall call;

  /** The peer, and where that is. */
  private final String peer;

  private final TransferList list;
  private final Runnable readyChanged;
  private final TokenBucket pace =
      new TokenBucket(MOST_AT_ONCE, OFFERS_PER_SECOND, Duration.ofSeconds(1));

  /** Null while no offer waits for its time. */
  private Loop.Timer nextOffer;

  private final Map<Integer, FileSender> outgoing = new HashMap<>();
  private final Map<Integer, FileReceiver> incoming = new HashMap<>();
  private final List<FileSender> toOffer = new ArrayList<>();

  /** Files that are being looked at, and are in the list after that. */
  private final Set<Path> looked = new HashSet<>();

  private List<TransferRecords.Sent> kept = List.of();

  /** Marks of those that the peer has asked for. */
  private final Set<String> asked = new HashSet<>();

  private int lastOwn;
  private int lastPeers;

  /** Offers that the peer has taken back before an answer. */
  private int takenBack;

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
   * @param readyChanged the answer of {@link #isReady} is another now
   */
  FileSession(String place, DataCall call, TransferList list, Runnable readyChanged) {
    this.readyChanged = readyChanged;
    this.call = call;
    this.peer = call.peerAt(place);
    this.list = list;
  }

  /** The same in the next call, in the same place only. */
  String peer() {
    return peer;
  }

  /** To be shown. */
  String peerName() {
    return call.peerName().isEmpty() ? call.peerId() : call.peerName();
  }

  @Override
  public void ready() {
    ready = true;
    readyChanged.run();
    list.kept(this::resume);
  }

  boolean isReady() {
    return ready && !over;
  }

  boolean isOver() {
    return over;
  }

  @Override
  public void state(Connection.State next) {
    if (state == Connection.State.RECONNECTING && next == Connection.State.CONNECTED) {
      outgoing.values().forEach(FileSender::pathChanged);
    }
    state = next;
  }

  /** Goes on with what this peer and this side have not finished. */
  private void resume(TransferRecords.All records) {
    if (over) {
      return;
    }
    loaded = true;
    kept = records.sent();
    for (TransferRecords.Received one : records.received()) {
      boolean known = list.find(false, one.peer(), one.mark()).isPresent();
      if (one.peer().equals(peer) && !known && list.hasRoom(false)) {
        list.add(FileReceiver.resumed(list, call.peerName(), one));
      }
    }
    list.all()
        .filter(one -> !one.sent && one.peerId.equals(peer))
        .filter(one -> one.stage() == Stage.INTERRUPTED)
        .limit(MOST_RESUMED)
        .forEach(one -> ((FileReceiver) one).fetch(this));
    early.forEach(Runnable::run);
    early.clear();
    list.planned().forEach(this::sendPlanned);
  }

  /** What the command line wants sent, unless it is on its way or has arrived. */
  private void sendPlanned(Path file) {
    Optional<FileSender> before = list.sent(file, peer);
    if (before.filter(FileSender::canGoOn).isPresent()) {
      offerLater(before.get());
    } else if (before.isEmpty() && list.isFor(file)) {
      sendOnce(file);
    }
  }

  /** Offers a file that the command line and the peer may both have asked for. */
  private void sendOnce(Path file) {
    if (!looked.contains(file)) {
      send(file);
    }
  }

  /** Offers a file. */
  void send(Path file) {
    if (!isReady() || toOffer.size() >= FilePlan.MOST || !list.hasRoom(true)) {
      return;
    }
    looked.add(file);
    call.loop()
        .offload("look at a file", () -> SourceFile.Facts.of(file), Transfer.SHORT)
        .handle((found, failure) -> found)
        .thenAccept(found -> sendFound(file, found));
  }

  private void sendFound(Path file, SourceFile.Facts found) {
    looked.remove(file);
    if (over) {
      return;
    }
    String name = FileName.harmless(file.getFileName().toString());
    SourceFile.Facts facts = found == null ? new SourceFile.Facts(0, 0) : found;
    Transfer.Facts said =
        new Transfer.Facts(
            peer, call.peerName(), mark(file, facts), name, FileType.of(name), facts.size());
    FileSender one = new FileSender(list, said, file, facts);
    list.add(one);
    if (found == null) {
      one.fail(FileTransfer.Trouble.NO_FILE);
    } else {
      offerLater(one);
    }
  }

  /** That of an earlier run, if it is the same file for the same peer. */
  private String mark(Path file, SourceFile.Facts facts) {
    return kept.stream()
        .filter(one -> one.peer().equals(peer) && one.file().equals(file))
        .filter(one -> new SourceFile.Facts(one.size(), one.modified()).equals(facts))
        .map(TransferRecords.Sent::mark)
        .filter(one -> !list.hasSent(one))
        .findFirst()
        .orElseGet(FileSession::newMark);
  }

  private static String newMark() {
    byte[] mark = new byte[16];
    RANDOM.nextBytes(mark);
    return HexFormat.of().formatHex(mark);
  }

  /** Offers one that exists, as soon as few enough wait for an answer. */
  void offerLater(FileSender one) {
    if (!toOffer.contains(one)) {
      toOffer.add(one);
      offerMore();
    }
  }

  private void offerMore() {
    while (!toOffer.isEmpty() && isReady() && unfinished(outgoing) < MOST_AT_ONCE) {
      FileSender one = toOffer.get(0);
      boolean takenBack = one.stage() != Stage.OFFERED && !one.canGoOn();
      if (!takenBack && !pace.take(call.loop().now())) {
        offerMoreSoon();
        return;
      }
      toOffer.remove(0);
      if (takenBack) {
        continue;
      }
      int id = ++lastOwn;
      outgoing.put(id, one);
      one.offer(this, id);
    }
  }

  private void offerMoreSoon() {
    if (nextOffer == null) {
      nextOffer =
          call.loop()
              .after(
                  BETWEEN_OFFERS,
                  () -> {
                    nextOffer = null;
                    offerMore();
                  });
    }
  }

  /** What is over needs no number any more. */
  private int unfinished(Map<Integer, ? extends Transfer> some) {
    some.values().removeIf(one -> one.stage().isOver() || !one.isAt(this));
    return some.size();
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
      case "files.offer" -> offered(id, message);
      case "files.accept" -> accepted(outgoing.get(id), message);
      case "files.stop" -> ended(outgoing.remove(id), message);
      case "files.cancel" -> cancelled(incoming.remove(id), message);
      case "files.done" -> {
        FileSender one = outgoing.get(id);
        if (one != null) {
          one.done(message.path("same").asBoolean(false));
        }
      }
      case "files.resume" -> resumeSending(text(message, "mark", 32));
      default -> {} // of a later version
    }
  }

  private static String text(JsonNode message, String field, int longest) {
    String text = message.path(field).isTextual() ? message.path(field).textValue() : "";
    return text.length() > longest ? text.substring(0, longest) : text;
  }

  private static long number(JsonNode message, String field) {
    JsonNode value = message.path(field);
    return value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
  }

  private void offered(int id, JsonNode message) {
    long size = number(message, "size");
    String mark = text(message, "mark", 32);
    boolean right = id > lastPeers && size >= 0 && size <= LARGEST && MARK.matcher(mark).matches();
    if (!right) {
      return;
    }
    lastPeers = id;
    Optional<FileReceiver> begun =
        list.find(false, peer, mark)
            .map(one -> (FileReceiver) one)
            .filter(one -> one.size() == size && one.stage() == Stage.INTERRUPTED);
    if (begun.isPresent()) {
      incoming.values().remove(begun.get());
      incoming.put(id, begun.get());
      begun.get().offered(this, id);
      begun.get().accept();
      return;
    }
    boolean full =
        unfinished(incoming) >= MOST_AT_ONCE
            || takenBack > MOST_AT_ONCE // it only wants to be seen
            || !list.hasRoom(false);
    if (full || list.plan.offers() == FilePlan.Offers.DECLINE) {
      say("files.stop", id, Json.object().put("why", Transfer.BY_PERSON));
      return;
    }
    FileReceiver one =
        new FileReceiver(
            list,
            new Transfer.Facts(
                peer,
                call.peerName(),
                mark,
                FileName.harmless(text(message, "name", 1000)),
                Sanitizer.line(text(message, "type", 1000), LONGEST_TYPE),
                size));
    incoming.put(id, one);
    one.offered(this, id);
    list.add(one);
    if (list.plan.offers() == FilePlan.Offers.ACCEPT) {
      one.accept();
    }
  }

  private void accepted(FileSender one, JsonNode message) {
    String hash = text(message, "sha256", 64);
    if (one != null && HASH.matcher(hash).matches()) {
      one.accepted(number(message, "offset"), hash, number(message, "credit"));
    }
  }

  private void cancelled(FileReceiver one, JsonNode message) {
    if (one != null && one.stage() == Stage.OFFERED) {
      takenBack++;
    }
    ended(one, message);
  }

  private void ended(Transfer one, JsonNode message) {
    if (one != null) {
      one.endedThere(text(message, "why", 20));
      offerMore();
    }
  }

  private void resumeSending(String mark) {
    Optional<Transfer> known = list.find(true, peer, mark);
    if (known.isPresent()) {
      FileSender one = (FileSender) known.get();
      if (one.canGoOn()) {
        offerLater(one);
      }
      return;
    }
    kept.stream()
        .filter(one -> one.mark().equals(mark) && one.peer().equals(peer))
        .filter(one -> !list.hasSent(mark)) // it has arrived, or the person took it back
        .findFirst()
        .filter(one -> asked.add(mark))
        .ifPresent(one -> sendOnce(one.file()));
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
    if (frame.kind() == FileFrame.Kind.RECEIPT) {
      FileSender one = outgoing.get(frame.id());
      if (one != null) {
        one.receipt(frame.offset(), frame.arrivedMicros(), frame.until());
      }
      return frame.id() <= lastOwn;
    }
    FileReceiver one = incoming.get(frame.id());
    boolean late =
        one == null
            || one.stage().isOver()
            || one.stage() == Stage.INTERRUPTED
            || one.id() != frame.id();
    if (late) {
      return frame.id() <= lastPeers; // it was on the way when the transfer ended here
    }
    return switch (frame.kind()) {
      case START -> !isReceiving() && one.start(frame.offset());
      case BYTES -> one.bytes(frame.offset(), frame.content());
      default -> one.end(frame.offset(), frame.content());
    };
  }

  /** One after the other. */
  private boolean isReceiving() {
    return incoming.values().stream().anyMatch(one -> one.isArriving());
  }

  @Override
  public void ended() {
    if (!over) {
      over = true;
      if (nextOffer != null) {
        nextOffer.cancel();
        nextOffer = null;
      }
      readyChanged.run();
      list.all().filter(one -> one.isAt(this)).forEach(Transfer::interrupt);
      toOffer.stream().filter(one -> !one.isAt(this)).forEach(Transfer::interrupt);
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
        expected / SendRate.SMALLEST + (long) MESSAGES_OF_A_FILE * Math.max(1, incoming.size());
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
    boolean busy =
        outgoing.values().stream().anyMatch(one -> one.stage() == Stage.RUNNING && !one.hasEnded());
    if (!busy && !over) {
      outgoing.values().stream()
          .filter(FileSender::isReady)
          .findFirst()
          .ifPresent(FileSender::start);
    }
    offerMore();
  }
}
