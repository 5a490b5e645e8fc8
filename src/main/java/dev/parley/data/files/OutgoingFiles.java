package dev.parley.data.files;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.data.Clearance;
import dev.parley.data.DataCall;
import dev.parley.loop.Loop;
import dev.parley.loop.TokenBucket;
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
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The files that go to the peer of one call: offers them at a pace, and sends them. Loop only. */
final class OutgoingFiles {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}|");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Of offers, after so many at once as may wait for an answer: each file needs two more messages
   * of the peer, whose control channel is closed where they are too many.
   */
  private static final int OFFERS_PER_SECOND = 4;

  private static final Duration BETWEEN_OFFERS = Duration.ofMillis(250);

  private final FileCall session;
  private final DataCall call;
  private final TransferList list;
  private final Clearance clearance;
  private final TokenBucket pace =
      new TokenBucket(FileCall.MOST_AT_ONCE, OFFERS_PER_SECOND, Duration.ofSeconds(1));

  /** Null while no offer waits for its time. */
  private Loop.Timer nextOffer;

  /** By number. */
  private final Map<Integer, FileSender> offered = new HashMap<>();

  private final List<FileSender> toOffer = new ArrayList<>();

  /** Files that are being looked at, and are in the list after that. */
  private final Set<Path> looked = new HashSet<>();

  private List<TransferRecords.Sent> kept = List.of();

  /** Marks of those that the peer has asked for. */
  private final Set<String> asked = new HashSet<>();

  private int last;

  /**
   * @param clearance for what no person here sends
   */
  OutgoingFiles(FileCall session, DataCall call, TransferList list, Clearance clearance) {
    this.session = session;
    this.call = call;
    this.list = list;
    this.clearance = clearance;
  }

  /** Sends what the command line wants sent, with what is kept of earlier calls. */
  void begin(TransferRecords.All records) {
    kept = records.sent();
    if (!list.planned().isEmpty()) {
      cleared(() -> list.planned().forEach(this::sendPlanned));
    }
  }

  private void cleared(Runnable act) {
    clearance
        .of(call)
        .thenAccept(
            may -> {
              if (may && session.isReady()) {
                act.run();
              }
            });
  }

  /** What the command line wants sent, unless it is on its way or has arrived. */
  private void sendPlanned(Path file) {
    Optional<FileSender> before = list.sent(file, session.peer());
    if (before.filter(FileSender::canGoOn).isPresent()) {
      offerLater(before.get());
    } else if (before.isEmpty() && list.offersPlanned()) {
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
    if (!session.isReady()) {
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
    if (session.isOver()) {
      return;
    }
    String name = FileName.harmless(file.getFileName().toString());
    SourceFile.Facts facts = found == null ? new SourceFile.Facts(0, 0) : found;
    String mark = mark(file, facts);
    FileSender one =
        new FileSender(
            list, session.facts(mark, name, FileType.of(name), facts.size()), file, facts);
    boolean hasRoom = list.hasRoom(true) && toOffer.size() < FilePlan.MOST;
    list.add(one);
    if (found == null) {
      one.fail(FileTransfer.Trouble.NO_FILE);
    } else if (!hasRoom) {
      one.fail(FileTransfer.Trouble.TOO_MANY);
    } else {
      offerLater(one);
    }
  }

  /** That of an earlier run, if it is the same file for the same peer. */
  private String mark(Path file, SourceFile.Facts facts) {
    return kept.stream()
        .filter(one -> one.peer().equals(session.peer()) && one.file().equals(file))
        .filter(one -> new SourceFile.Facts(one.size(), one.modified()).equals(facts))
        .map(TransferRecords.Sent::mark)
        .filter(one -> !list.hasSent(one))
        .findFirst()
        .orElseGet(OutgoingFiles::newMark);
  }

  private static String newMark() {
    byte[] mark = new byte[16];
    RANDOM.nextBytes(mark);
    return HexFormat.of().formatHex(mark);
  }

  /** Offers one that exists, as soon as few enough wait for an answer. */
  private void offerLater(FileSender one) {
    if (!toOffer.contains(one)) {
      toOffer.add(one);
      offerMore();
    }
  }

  private void offerMore() {
    while (!toOffer.isEmpty()
        && session.isReady()
        && session.unfinished(offered) < FileCall.MOST_AT_ONCE) {
      FileSender one = toOffer.get(0);
      boolean takenBack = one.stage() != FileTransfer.Stage.OFFERED && !one.canGoOn();
      if (!takenBack && !pace.take(call.loop().now())) {
        offerMoreSoon();
        return;
      }
      toOffer.remove(0);
      if (!takenBack) {
        offered.put(++last, one);
        one.offer(session, last);
      }
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

  void accepted(int id, JsonNode message) {
    String hash = FileCall.text(message, "sha256", 64);
    if (HASH.matcher(hash).matches()) {
      long offset = FileCall.number(message, "offset");
      with(id, one -> one.accepted(offset, hash, FileCall.number(message, "credit")));
    }
  }

  void stopped(int id, String why) {
    with(id, one -> one.endedThere(why));
    offered.remove(id);
    offerMore();
  }

  void done(int id, boolean same) {
    with(id, one -> one.done(same));
  }

  /**
   * The receiver says how far it is.
   *
   * @return false where it has nothing to say that of
   */
  boolean receipt(FileFrame frame) {
    with(frame.id(), one -> one.receipt(frame.offset(), frame.arrivedMicros(), frame.until()));
    return frame.id() <= last;
  }

  private void with(int id, Consumer<FileSender> act) {
    Optional.ofNullable(offered.get(id)).ifPresent(act);
  }

  /** The peer asks for what it has a part of: no person here has a hand in that. */
  void askedFor(String mark) {
    if (list.plan.offers() == FilePlan.Offers.ASK) {
      sendAgain(mark);
    } else {
      cleared(() -> sendAgain(mark));
    }
  }

  private void sendAgain(String mark) {
    Optional<Transfer> known = list.find(true, session.peer(), mark);
    if (known.isPresent()) {
      FileSender one = (FileSender) known.get();
      if (one.canGoOn()) {
        offerLater(one);
      }
      return;
    }
    kept.stream()
        .filter(one -> one.mark().equals(mark) && one.peer().equals(session.peer()))
        .filter(one -> !list.hasSent(mark)) // it has arrived, or the person took it back
        .findFirst()
        .filter(one -> asked.add(mark))
        .ifPresent(one -> sendOnce(one.file()));
  }

  /** The path was lost for a while. */
  void pathChanged() {
    offered.values().forEach(FileSender::pathChanged);
  }

  /** Begins to send the next one that is accepted, and offers another. */
  void next() {
    boolean busy =
        offered.values().stream()
            .anyMatch(one -> one.stage() == FileTransfer.Stage.RUNNING && !one.hasEnded());
    if (!busy && !session.isOver()) {
      offered.values().stream()
          .filter(FileSender::isReady)
          .findFirst()
          .ifPresent(FileSender::start);
    }
    offerMore();
  }

  void end() {
    if (nextOffer != null) {
      nextOffer.cancel();
      nextOffer = null;
    }
    toOffer.stream().filter(one -> !one.isAt(session)).forEach(Transfer::interrupt);
  }
}
