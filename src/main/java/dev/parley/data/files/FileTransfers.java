package dev.parley.data.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lists the transfers of a run.
 *
 * @param peerName to whom files can be sent now, of a call of several all names; empty for nobody
 * @param list the oldest first
 */
public record FileTransfers(String peerName, List<FileTransfer> list) {
  /** Before the first call. */
  public static final FileTransfers NONE = new FileTransfers("", List.of());

  /** Whether there is a peer that takes files. */
  public boolean canSend() {
    return !peerName.isEmpty();
  }

  /** Whether this file has arrived at the peer; of a call of several, at each of them. */
  public boolean hasDelivered(Path file) {
    Map<String, Boolean> arrived =
        list.stream()
            .filter(one -> one.sent() && file.equals(one.file()))
            .collect(
                Collectors.toMap(
                    FileTransfer::peerId,
                    one -> one.stage() == FileTransfer.Stage.COMPLETE,
                    Boolean::logicalOr));
    return !arrived.isEmpty() && !arrived.containsValue(false);
  }

  /** Offers that a person here has to answer. */
  public long toAnswer() {
    return list.stream()
        .filter(one -> !one.sent() && one.stage() == FileTransfer.Stage.OFFERED)
        .count();
  }
}
