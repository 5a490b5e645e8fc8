package dev.parley.peer.group;

import dev.parley.call.CallRef;
import dev.parley.signalling.PeerMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The other members of one call, as far as this side knows: with whom it is connected, whom it
 * calls, whom it misses and when it tries them again, and who has left. Times are in the loop's.
 */
final class Members {
  /**
   * A newcomer calls those who are in the call; one that it cannot know of is called after this.
   */
  static final Duration GRACE = Duration.ofSeconds(3);

  /** From the loss of a member to the first try, and between the tries that follow. */
  private static final List<Duration> TRIES =
      List.of(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));

  /** Between all later tries: each costs both sides the search for a path. */
  private static final Duration RARELY = Duration.ofSeconds(60);

  private static final int TRIES_UNTIL_RARELY = 5;

  /** One that nobody has been connected with for so long is not coming back. */
  private static final Duration FORGOTTEN = Duration.ofMinutes(3);

  /** Nobody has more to remember: calls are of six. */
  private static final int MOST_LEFT = 100;

  private enum Standing {
    CALLING,
    CONNECTED,
    MISSING
  }

  /**
   * @param since when it came to stand so
   * @param missed since when nobody here has been connected with it
   */
  private record Member(
      Standing standing, Duration since, Duration due, int failures, Duration missed) {}

  private final String ownId;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Set<String> left = new LinkedHashSet<>();

  /** What each of those who are connected has said last. */
  private final Map<String, PeerMessage.Members> said = new HashMap<>();

  Members(String ownId) {
    this.ownId = ownId;
  }

  /** Somebody is in the call, and is to be called at that time unless they call before. */
  void learn(String peerId, Duration due) {
    boolean news = !peerId.equals(ownId) && !members.containsKey(peerId) && !left.contains(peerId);
    if (news && members.size() < CallRef.MOST - 1) {
      members.put(peerId, new Member(Standing.MISSING, due, due, 0, due));
    }
  }

  /** This side calls it, or accepts its call. */
  void calling(String peerId, Duration now) {
    left.remove(peerId);
    Member before = members.get(peerId);
    int failures = before == null ? 0 : before.failures;
    Duration missed = before == null ? now : before.missed;
    members.put(peerId, new Member(Standing.CALLING, now, now, failures, missed));
  }

  /** True if it was not before. */
  boolean connected(String peerId, Duration now) {
    Member before = members.get(peerId);
    boolean news = before == null || before.standing != Standing.CONNECTED;
    if (news) {
      members.put(peerId, new Member(Standing.CONNECTED, now, now, 0, now));
    }
    return news;
  }

  /**
   * The connection with it is lost, or did not come about: it is tried again.
   *
   * @return how often that has happened since it was connected last
   */
  int lost(String peerId, Duration now) {
    said.remove(peerId);
    Member before = members.get(peerId);
    if (before == null) {
      return 0;
    }
    int failures = before.failures + 1;
    Duration wait =
        failures > TRIES_UNTIL_RARELY ? RARELY : TRIES.get(Math.min(failures, TRIES.size()) - 1);
    // Both have lost each other: the one with the lower id is the first to try.
    Duration due = now.plus(wait).plus(ownId.compareTo(peerId) < 0 ? Duration.ZERO : GRACE);
    Duration missed = before.standing == Standing.CONNECTED ? now : before.missed;
    members.put(peerId, new Member(Standing.MISSING, now, due, failures, missed));
    return failures;
  }

  /** It has left, for as long as it does not call. */
  void left(String peerId) {
    said.remove(peerId);
    members.remove(peerId);
    if (left.size() < MOST_LEFT) {
      left.add(peerId);
    }
  }

  /** What a member says of the others; of anybody else it does not count. */
  void says(String peerId, PeerMessage.Members now) {
    if (isConnected(peerId)) {
      said.put(peerId, now);
    }
  }

  boolean isConnected(String peerId) {
    Member member = members.get(peerId);
    return member != null && member.standing == Standing.CONNECTED;
  }

  boolean isMissing(String peerId) {
    Member member = members.get(peerId);
    return member != null && member.standing == Standing.MISSING;
  }

  List<String> all() {
    return List.copyOf(members.keySet());
  }

  List<String> connected() {
    return those(Standing.CONNECTED);
  }

  List<String> calling() {
    return those(Standing.CALLING);
  }

  List<String> missing() {
    return those(Standing.MISSING);
  }

  private List<String> those(Standing standing) {
    return members.entrySet().stream()
        .filter(member -> member.getValue().standing == standing)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those whom this side has been calling since before that time. */
  List<String> callingSince(Duration time) {
    return members.entrySet().stream()
        .filter(member -> member.getValue().standing == Standing.CALLING)
        .filter(member -> member.getValue().since.compareTo(time) <= 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Those to be called now. */
  List<String> due(Duration now) {
    return members.entrySet().stream()
        .filter(member -> member.getValue().standing == Standing.MISSING)
        .filter(member -> member.getValue().due.compareTo(now) <= 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Forgets one that nobody is connected with, and that is gone from the channel or for long. */
  void forget(String peerId, boolean gone, Duration now) {
    Member member = members.get(peerId);
    boolean elsewhere = said.values().stream().anyMatch(all -> all.connected().contains(peerId));
    boolean longGone = member != null && now.minus(member.missed).compareTo(FORGOTTEN) > 0;
    if (isMissing(peerId) && !elsewhere && (gone || longGone)) {
      members.remove(peerId);
    }
  }

  /**
   * Pairs of members, in the order of their ids, who are in the call with this side and miss each
   * other, as one of the two says.
   */
  List<List<String>> apart() {
    List<List<String>> pairs = new ArrayList<>();
    said.forEach(
        (one, all) ->
            all.missing().stream()
                .filter(other -> isConnected(one) && isConnected(other))
                .map(other -> one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one))
                .filter(pair -> !pairs.contains(pair))
                .forEach(pairs::add));
    return pairs;
  }
}
