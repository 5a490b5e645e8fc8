package dev.parley.data.files;

import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.data.files.FileTransfer.Trouble;
import dev.parley.files.Downloads;
import dev.parley.loop.Loop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the transfers of a run, of all its calls, and tells when they change: at once when one gets
 * on to another stage, and a few times a second while bytes flow. Loop only.
 */
final class TransferList implements Transfer.Home {
  private static final Logger LOG = LoggerFactory.getLogger(TransferList.class);

  /** So that a peer drives out nothing of a person's; the oldest that are over go. */
  private static final int MOST_RECEIVED = 200;

  /** One file has a row for each of up to five others. */
  static final int MOST_SENT = 5 * MOST_RECEIVED;

  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final Duration FILE_LIMIT = Duration.ofSeconds(30);

  private final Loop loop;
  final FilePlan plan;
  private final TransferRecords records;
  private final Consumer<FileTransfers> changed;
  private final List<Transfer> all = new ArrayList<>();

  /** The marks of what was ever in the list to be sent. */
  private final Set<String> marksSent = new HashSet<>();

  private List<Path> planned = List.of();

  /** The call in which the planned files were offered is over. */
  private boolean plannedOver;

  private List<String> peerNames = List.of();
  private long lastKey;
  private boolean toTell;
  private boolean toTellSoon;

  TransferList(Loop loop, FilePlan plan, Path settings, Consumer<FileTransfers> changed) {
    this.loop = loop;
    this.plan = plan;
    this.records = new TransferRecords(settings);
    this.changed = changed;
  }

  @Override
  public Loop loop() {
    return loop;
  }

  @Override
  public long newKey() {
    return ++lastKey;
  }

  /** Whether there is room for one more to send or to receive: what has failed goes first. */
  boolean hasRoom(boolean sent) {
    int most = sent ? MOST_SENT : MOST_RECEIVED;
    long tooMany = count(sent) - most + 1;
    if (tooMany > 0) {
      all.removeAll(
          all.stream()
              .filter(one -> one.sent == sent && one.stage().isOver() && !isPlanned(one))
              .sorted(Comparator.comparing(one -> one.stage() != Stage.FAILED))
              .limit(tooMany)
              .toList());
    }
    return count(sent) < most;
  }

  /** Of a planned file it stays known to whom it was sent, and who does not have it. */
  private boolean isPlanned(Transfer one) {
    return one.sent
        && one.trouble() != Trouble.TOO_MANY
        && planned.stream().anyMatch(((FileSender) one)::isOf);
  }

  private long count(boolean sent) {
    return all.stream().filter(one -> one.sent == sent).count();
  }

  void add(Transfer one) {
    all.add(one);
    if (one.sent) {
      marksSent.add(one.mark);
    }
    changed(true);
  }

  /** Whether that one was ever to be sent in this run: it is in the list, or over for good. */
  boolean hasSent(String mark) {
    return marksSent.contains(mark);
  }

  @Override
  public void remove(Transfer one) {
    all.remove(one);
    changed(true);
  }

  Stream<Transfer> all() {
    return List.copyOf(all).stream();
  }

  Optional<Transfer> find(long key) {
    return all().filter(one -> one.key == key).findFirst();
  }

  /** One that the two sides know, and that is not over for good. */
  Optional<Transfer> find(boolean sent, String peerId, String mark) {
    return all()
        .filter(one -> one.sent == sent && one.peerId.equals(peerId) && one.mark.equals(mark))
        .filter(one -> one.stage() != Stage.COMPLETE)
        .reduce((first, second) -> second);
  }

  /** What is offered in the first call, and in the next ones with its peer until it has arrived. */
  void plan(List<Path> files) {
    planned = List.copyOf(files);
  }

  List<Path> planned() {
    return planned;
  }

  /** What was to be sent of that file to that peer, the newest; empty for nothing. */
  Optional<FileSender> sent(Path file, String peerId) {
    return sent(file).filter(one -> one.peerId.equals(peerId)).reduce((one, other) -> other);
  }

  /** Whether planned files are offered to whom they were not: to all of the first call. */
  boolean offersPlanned() {
    return !plannedOver;
  }

  /** The call that ran is over, with each of the others in it. */
  void callOver() {
    plannedOver |= planned.stream().anyMatch(file -> sent(file).findFirst().isPresent());
  }

  private Stream<FileSender> sent(Path file) {
    return all()
        .filter(one -> one.sent && ((FileSender) one).isOf(file))
        .map(one -> (FileSender) one);
  }

  /** To whom files can be sent now. */
  void peers(List<String> names) {
    peerNames = names;
    changed(true);
  }

  @Override
  public void changed(boolean soon) {
    if (soon && !toTellSoon) {
      toTellSoon = true;
      loop.post(this::tell);
    } else if (!soon && !toTell) {
      toTell = true;
      loop.after(BETWEEN, this::tell);
    }
  }

  private void tell() {
    toTell = false;
    toTellSoon = false;
    String names = String.join(", ", peerNames);
    changed.accept(new FileTransfers(names, all.stream().map(Transfer::snapshot).toList()));
  }

  @Override
  public void keep(TransferRecords.Change change) {
    loop.offload("keep a transfer", () -> change.apply(records), FILE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("what is resumed later is not kept: {}", failure.toString());
              return null;
            });
  }

  /** Gets what is kept; nothing where it cannot be read. */
  void kept(Consumer<TransferRecords.All> taker) {
    loop.<TransferRecords.All>offload("read the transfers", records::read, FILE_LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("what could be resumed is not known: {}", failure.toString());
              return TransferRecords.All.none();
            })
        .thenAccept(taker);
  }

  @Override
  public Path folder() {
    return plan.folder() == null ? Downloads.ofUser().received() : plan.folder();
  }
}
