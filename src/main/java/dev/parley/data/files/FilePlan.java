package dev.parley.data.files;

import java.nio.file.Path;
import java.util.List;

/**
 * Says what is done with files where no person decides.
 *
 * @param send what is offered in the first call, and again until it has arrived
 * @param folder where received files go; null for the person's downloads
 * @param offers what becomes of those that are offered
 */
public record FilePlan(List<Path> send, Path folder, Offers offers) {
  /** Of a window. */
  public static final FilePlan ASKING = new FilePlan(List.of(), null, Offers.ASK);

  /** What becomes of an offer. */
  public enum Offers {
    ASK,
    ACCEPT,
    DECLINE
  }
}
