package dev.parley.data.files;

import java.nio.file.Path;
import java.util.List;

/**
 * Lists the transfers of a run.
 *
 * @param peerName to whom files can be sent now; empty for nobody
 * @param list the oldest first
 */
public record FileTransfers(String peerName, List<FileTransfer> list) {
  /** Before the first call. */
  public static final FileTransfers NONE = new FileTransfers("", List.of());

  /** Whether there is a peer that takes files. */
  public boolean canSend() {
    return !peerName.isEmpty();
  }

  /** Whether this file has arrived at the peer. */
  public boolean hasDelivered(Path file) {
    return list.stream()
        .anyMatch(
            one ->
                one.sent()
                    && one.stage() == FileTransfer.Stage.COMPLETE
                    && file.equals(one.file()));
  }

  /** Offers that a person here has to answer. */
  public long toAnswer() {
    return list.stream()
        .filter(one -> !one.sent() && one.stage() == FileTransfer.Stage.OFFERED)
        .count();
  }
}
