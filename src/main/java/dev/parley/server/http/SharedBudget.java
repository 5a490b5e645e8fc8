package dev.parley.server.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the bytes of one kind that all clients together make the server hold. Where there are too
 * many, those who hold the most are ended, until the rest is little enough or nobody holds more
 * than is fair. Any thread.
 */
final class SharedBudget {
  /** A client that holds no more than this is never ended for what the others hold. */
  static final int FAIR_BYTES = 65_536;

  private final long most;
  private final Set<Share> shares = new HashSet<>();
  private long used;

  SharedBudget(long most) {
    this.most = most;
  }

  /** What one client holds. */
  final class Share {
    private final Runnable end;
    private long held;

    private Share(Runnable end) {
      this.end = end;
    }

    long held() {
      synchronized (SharedBudget.this) {
        return held;
      }
    }

    /**
     * Holds so much more, or less, and ends the clients that have to go for it, perhaps this one.
     *
     * @return what is held now
     */
    long add(long bytes) {
      List<Share> going;
      long now;
      synchronized (SharedBudget.this) {
        held += bytes;
        now = held;
        if (shares.contains(this)) {
          used += bytes;
        }
        going = makeRoom();
      }
      going.forEach(share -> share.end.run());
      return now;
    }

    /** Counts no more: what is left here is about to be dropped. */
    void leave() {
      synchronized (SharedBudget.this) {
        remove(this);
      }
    }
  }

  /**
   * The share of one more client.
   *
   * @param end ends the client; any thread
   */
  synchronized Share share(Runnable end) {
    Share share = new Share(end);
    shares.add(share);
    return share;
  }

  synchronized long used() {
    return used;
  }

  private List<Share> makeRoom() {
    List<Share> going = new ArrayList<>();
    Optional<Share> largest = largest();
    while (largest.isPresent()) {
      remove(largest.get());
      going.add(largest.get());
      largest = largest();
    }
    return going;
  }

  private Optional<Share> largest() {
    return used <= most
        ? Optional.empty()
        : shares.stream()
            .max(Comparator.comparingLong(share -> share.held))
            .filter(share -> share.held > FAIR_BYTES);
  }

  private void remove(Share share) {
    if (shares.remove(share)) {
      used -= share.held;
    }
  }
}
