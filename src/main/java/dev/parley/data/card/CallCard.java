package dev.parley.data.card;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One call, summed up.
 *
 * @param peerId tells those of one name apart while the call runs; it is not kept
 * @param began when it was offered
 * @param length of the time in which it was connected
 * @param setUp when what happened, since it began
 * @param path how the two reached each other at last; empty where they never did
 * @param network what became of what was sent
 * @param mishaps what a person noticed
 * @param end the word of reports for how it ended; empty while it runs
 * @param others of a call of several, the same about those who were in it besides that peer
 */
public record CallCard(
    String peerId,
    String peer,
    Instant began,
    Duration length,
    Map<Moment, Duration> setUp,
    Optional<Path> path,
    Network network,
    Mishaps mishaps,
    String end,
    List<CallCard> others) {
  /** Who comes and goes more often than that in one call is left out. */
  static final int MOST_OTHERS = 9;

  /** A step of the setting up of a call, in the usual order. */
  public enum Moment {
    ACCEPTED,
    FIRST_CANDIDATE,
    /** ICE and DTLS: the library tells of both at once. */
    CONNECTED,
    /** The first packet of it arrives. */
    FIRST_SOUND,
    FIRST_PICTURE
  }

  /**
   * How the two reached each other.
   *
   * @param local host, srflx, prflx or relay
   * @param remote likewise
   * @param protocol udp or tcp
   * @param roundTripMs the usual one: as many were longer as shorter
   */
  public record Path(String local, String remote, String protocol, double roundTripMs) {}

  /**
   * What became of what was sent.
   *
   * @param there of this side's, as the peer counts
   * @param back of the peer's, as this side counts
   */
  public record Network(Loss there, Loss back, Blame blame) {}

  /**
   * What a person noticed, how often.
   *
   * @param freezes of the peer's picture here
   * @param freezesThere of this side's picture there; empty where the peer does not say
   */
  public record Mishaps(
      int freezes, Optional<Integer> freezesThere, int deviceChanges, int reconnections) {}

  public CallCard {
    setUp = new TreeMap<>(setUp);
    others = List.copyOf(others);
  }

  /** With whom it was. */
  public List<String> peers() {
    return Stream.concat(Stream.of(peer), others.stream().map(CallCard::peer)).distinct().toList();
  }

  /** It, and the same about the others. */
  public List<CallCard> parts() {
    return Stream.concat(Stream.of(this), others.stream()).toList();
  }

  /** Of the time in which this side was connected with anybody. */
  public Duration wholeLength() {
    Instant from = parts().stream().map(CallCard::connected).min(Instant::compareTo).orElseThrow();
    Instant to =
        parts().stream()
            .map(one -> one.connected().plus(one.length))
            .max(Instant::compareTo)
            .orElseThrow();
    return Duration.between(from, to);
  }

  private Instant connected() {
    return began.plus(setUp.getOrDefault(Moment.CONNECTED, Duration.ZERO));
  }

  /** With those, whose others do not count. */
  CallCard with(List<CallCard> besides) {
    return new CallCard(peerId, peer, began, length, setUp, path, network, mishaps, end, besides);
  }

  /** Which of those that are kept it is. */
  public boolean is(CallCard other) {
    return began.equals(other.began) && peer.equals(other.peer);
  }

  /** Newest first, without those of the same call. */
  static List<CallCard> newestFirst(List<CallCard> cards) {
    return cards.stream().sorted((one, two) -> two.began.compareTo(one.began)).toList();
  }
}
