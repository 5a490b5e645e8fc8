package dev.parley.data.files;

import java.nio.file.Path;

/**
 * Says what is done with files where no person decides.
 *
 * @param folder where received files go; null for the person's downloads
 * @param offers what becomes of those that are offered
 */
public record FilePlan(Path folder, Offers offers) {
  /** Files that a person sends at once. */
  public static final int MOST = 100;

  /** Of a window. */
  public static final FilePlan ASKING = new FilePlan(null, Offers.ASK);

  /** What becomes of an offer. */
  public enum Offers {
    ASK,
    ACCEPT,
    DECLINE
  }
}
