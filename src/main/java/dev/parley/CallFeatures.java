package dev.parley;

import dev.parley.channels.Destination;
import dev.parley.cli.CallOptions;
import dev.parley.data.DataFeature;
import dev.parley.data.files.FileFeature;
import dev.parley.data.files.FilePlan;
import dev.parley.data.files.FileTransfers;
import dev.parley.loop.Loop;
import dev.parley.session.SessionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes what uses the data channels of the calls of a run. On the loop. */
final class CallFeatures {
  /** Empty where there is none: in a kiosk, and in a run that neither sends nor takes files. */
  final Optional<FileFeature> files;

  private final List<Path> toSend;
  private FileTransfers transfers = FileTransfers.NONE;

  /**
   * @param shown gets the transfers of files whenever they change
   */
  CallFeatures(Loop loop, Path settings, CallOptions options, Consumer<FileTransfers> shown) {
    Path folder = options.end().received();
    toSend = options.session().send();
    boolean none = options.kiosk() || options.headless() && folder == null && toSend.isEmpty();
    FilePlan.Offers unattended = folder == null ? FilePlan.Offers.DECLINE : FilePlan.Offers.ACCEPT;
    FilePlan plan = options.headless() ? new FilePlan(folder, unattended) : FilePlan.ASKING;
    Consumer<FileTransfers> changed =
        now -> {
          transfers = now;
          shown.accept(now);
        };
    files = none ? Optional.empty() : Optional.of(new FileFeature(loop, settings, plan, changed));
  }

  /** What there is in calls of that channel, for one stay. */
  List<DataFeature> in(Destination there, SessionOptions where) {
    files.ifPresent(one -> one.sendInCalls(where.send()));
    return files.<List<DataFeature>>map(List::of).orElse(List.of());
  }

  FileTransfers transfers() {
    return transfers;
  }

  /** Whether something that the command line wants sent has not arrived. */
  boolean isUndelivered() {
    return !toSend.stream().allMatch(transfers::hasDelivered);
  }
}
