package dev.parley.data.files;

import dev.parley.connection.DataChannel;
import dev.parley.data.Clearance;
import dev.parley.data.DataFeature;
import dev.parley.data.files.FileTransfer.Stage;
import dev.parley.files.Downloads;
import dev.parley.loop.Loop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends and receives files in calls. One serves all calls of a run, in all channels: what one call
 * has begun, the next one with the same peer continues. In a call of several a file is offered to
 * each of the others.
 */
public final class FileFeature implements FileIntents {
  private static final Logger LOG = LoggerFactory.getLogger(FileFeature.class);

  private final Loop loop;
  private final TransferList list;

  /** The calls that run, the oldest first. */
  private final List<FileSession> calls = new ArrayList<>();

  /**
   * @param settings the folder in which is kept what is to be resumed after a restart
   * @param changed gets the transfers whenever they change, on the loop
   */
  public FileFeature(Loop loop, Path settings, FilePlan plan, Consumer<FileTransfers> changed) {
    this.loop = loop;
    this.list = new TransferList(loop, plan, settings, changed);
  }

  /**
   * For one stay in a channel.
   *
   * @param place where that is: the same id elsewhere may be somebody else's
   * @param clearance for what no person here sends
   */
  public DataFeature in(String place, Clearance clearance) {
    return DataFeature.on(
        DataChannel.FILES,
        "files",
        call -> {
          calls.removeIf(FileSession::isOver);
          FileSession session = new FileSession(place, call, list, clearance, this::tellPeers);
          calls.add(session);
          return session;
        });
  }

  private void tellPeers() {
    list.peers(ready().map(FileSession::peerName).toList());
  }

  private Stream<FileSession> ready() {
    return List.copyOf(calls).stream().filter(FileSession::isReady);
  }

  /**
   * Offers these in the next call whose peer takes files, to each who is in it or joins it, and
   * again until they have arrived. On the loop.
   */
  public void sendInCalls(List<Path> files) {
    list.plan(files);
  }

  /** The call that ran is over, with each of the others in it. On the loop. */
  public void callOver() {
    list.callOver();
  }

  @Override
  public void send(List<Path> files) {
    List<Path> some = List.copyOf(files);
    loop.post(
        () -> ready().forEach(call -> some.stream().limit(FilePlan.MOST).forEach(call::send)));
  }

  @Override
  public void accept(long key) {
    with(key, one -> received(one, FileReceiver::accept));
  }

  @Override
  public void decline(long key) {
    with(key, one -> received(one, FileReceiver::decline));
  }

  @Override
  public void cancel(long key) {
    with(key, Transfer::cancel);
  }

  @Override
  public void retry(long key) {
    with(key, this::retry);
  }

  private void retry(Transfer one) {
    if (one.stage() != Stage.FAILED || !one.snapshot().canRetry()) {
      return;
    }
    Optional<FileSession> here = ready().filter(call -> call.peer().equals(one.peerId)).findFirst();
    if (one instanceof FileReceiver file) {
      file.wantAgain();
      here.ifPresent(file::fetch);
    } else if (here.isPresent()) {
      list.remove(one);
      here.get().send(one.file);
    }
  }

  @Override
  public void forget(long key) {
    with(
        key,
        one -> {
          if (one.stage().isOver()) {
            one.forget();
          }
        });
  }

  @Override
  public void reveal(long key) {
    with(key, one -> reveal(one.file));
  }

  private void reveal(Path file) {
    if (file != null) {
      loop.offload("show a file", () -> Downloads.ofUser().reveal(file), Transfer.SHORT)
          .exceptionally(
              failure -> {
                LOG.warn("the folder of {} is not shown: {}", file, failure.toString());
                return null;
              });
    }
  }

  private static void received(Transfer one, Consumer<FileReceiver> act) {
    if (one instanceof FileReceiver file) {
      act.accept(file);
    }
  }

  private void with(long key, Consumer<Transfer> act) {
    loop.post(() -> list.find(key).ifPresent(act));
  }
}
