package dev.parley.peer;

import dev.parley.identity.SelfCertifyingId;
import dev.parley.signalling.PeerName;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Lists the peers whose calls are accepted automatically.
 *
 * <p>A name is what a peer says of itself, and anybody in the channel can say the same; an id is
 * what the server has let in. What could be a name is one here, even where somebody has it as an
 * id; only what could not, as an id that belongs to a secret, is the id alone (docs/identities.md).
 *
 * @param whom names or ids, or "all"
 * @param pause how long an offer stands before it is accepted, in which a person at the window can
 *     say no; zero for at once
 */
public record AllowList(List<String> whom, Duration pause) {
  /** Nobody's. */
  public static final AllowList NOBODY = new AllowList(List.of(), Duration.ZERO);

  private static final String ALL = "all";

  /** Longer ones are not kept; a server that vouches for one is no good server. */
  private static final int LONGEST_ID = 256;

  public AllowList {
    whom = List.copyOf(whom);
  }

  /** Whether some entry is a bare name. */
  public boolean hasNames() {
    return !whom.contains(ALL) && whom.stream().anyMatch(AllowList::isName);
  }

  /** Whether a peer is listed by its id, or everybody is. */
  boolean hasId(String peerId) {
    return whom.contains(ALL) || whom.contains(peerId) && !isName(peerId);
  }

  /** The bare names that list a peer, each of which it may have as its id as well. */
  List<String> bareNames(String peerId, String name) {
    return peerId.length() > LONGEST_ID
        ? List.of()
        : whom.stream()
            .filter(entry -> isName(entry) && (isSame(entry, name) || entry.equals(peerId)))
            .toList();
  }

  /** What has a hyphen or a full stop may be an id, unless it has something that no id has. */
  private static boolean isName(String entry) {
    boolean noId = entry.indexOf(' ') >= 0 || entry.indexOf('\'') >= 0 || entry.indexOf('’') >= 0;
    return PeerName.isPlain(entry) || noId && !PeerName.checked(entry).isEmpty();
  }

  /** In the form that everybody is shown. */
  private static boolean isSame(String entry, String name) {
    return PeerName.plain(PeerName.checked(entry)).equals(PeerName.plain(name));
  }

  /**
   * Remembers under which id of a secret each bare name on an allow-list was first accepted, so
   * that nobody else is accepted under that name later: trust on first use. Not for several threads
   * at once.
   */
  public static final class FirstIds {
    private final Map<String, String> byName;
    private final BiConsumer<String, String> keep;

    /**
     * @param known the ids by name
     * @param keep takes a name and an id, when the name is accepted for the first time
     */
    public FirstIds(Map<String, String> known, BiConsumer<String, String> keep) {
      this.byName = new HashMap<>(known);
      this.keep = keep;
    }

    /** Knows nobody yet, and forgets with the session. */
    static FirstIds forThisSession() {
      return new FirstIds(Map.of(), (name, id) -> {});
    }

    /** Empty for a name that was never accepted. */
    Optional<String> of(String name) {
      return Optional.ofNullable(byName.get(name));
    }

    /** An id that anybody may have, such as a web page's, says nothing of who comes next. */
    void accepted(String name, String id) {
      if (SelfCertifyingId.isShape(id) && byName.putIfAbsent(name, id) == null) {
        keep.accept(name, id);
      }
    }
  }
}
