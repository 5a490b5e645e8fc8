package dev.parley.data.files;

import java.nio.file.Path;
import java.util.List;

/**
 * Accepts what a person wants done with files. Any thread; what is no longer possible is ignored.
 */
public interface FileIntents {

  /** Offers these to the peer of the call, one after the other; of several, to each of them. */
  void send(List<Path> files);

  /** Takes a file that is offered. */
  void accept(long key);

  /** Does not take it. */
  void decline(long key);

  /** Ends a transfer, whichever side sends; what was received of it is deleted. */
  void cancel(long key);

  /** Sends or fetches once more what has failed. */
  void retry(long key);

  /** Takes a transfer that is over off the list. */
  void forget(long key);

  /** Shows a received file in the system's file manager; it is not opened. */
  void reveal(long key);
}
