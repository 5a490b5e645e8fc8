package dev.parley.connection.session;

import dev.parley.call.IceServer;
import dev.parley.connection.IceServers;
import dev.parley.text.Words;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Explains why no path was found: which kinds of candidates each side had (RFC 8839, section 5.1,
 * cand-type), what the STUN and TURN servers answered, and what would help. Any thread.
 */
final class IceFailureDiagnosis {
  private static final Words WORDS = Words.in(IceFailureDiagnosis.class);

  private static final Pattern TYPE = Pattern.compile(" typ (host|srflx|prflx|relay)\\b");

  /** W3C webrtc, RTCPeerConnectionIceErrorEvent: the server could not be reached. */
  private static final int UNREACHABLE = 701;

  private enum Kind {
    HOST("obstacle.kind.host"),
    SRFLX("obstacle.kind.public"),
    RELAY("obstacle.kind.relay");

    final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  private final IceServers servers;
  private final Set<Kind> own = EnumSet.noneOf(Kind.class);
  private final Set<Kind> peers = EnumSet.noneOf(Kind.class);

  /** The last error code of each server, by its URL. */
  private final Map<String, Integer> errors = new TreeMap<>();

  IceFailureDiagnosis(IceServers servers) {
    this.servers = servers;
  }

  /** A restart gathers anew: what an old gathering brought may be gone. */
  synchronized void gathersAnew() {
    own.clear();
    errors.clear();
  }

  /** The icecandidate event. */
  synchronized void gathered(String candidate) {
    own.addAll(kinds(candidate));
  }

  /** The peer has sent this: a candidate, or a description that may have some in it. */
  synchronized void received(String text) {
    peers.addAll(kinds(text));
  }

  /**
   * The icecandidateerror event.
   *
   * @param code of STUN (RFC 8489, section 14.8), or 701 where no answer came (W3C webrtc)
   */
  synchronized void error(String url, int code) {
    errors.put(url, code);
  }

  /** Some sentences for a person. */
  synchronized String sentence(boolean wasConnected) {
    StringJoiner all = new StringJoiner(" ");
    all.add(wasConnected ? WORDS.say("obstacle.lost") : WORDS.say("obstacle.none"));
    all.add(WORDS.say("obstacle.had", words(own), words(peers)));
    all.add(advice());
    return all.toString();
  }

  private String advice() {
    if (own.isEmpty()) {
      return servers.relayOnly() ? relayTrouble() : WORDS.say("obstacle.network");
    }
    Optional<IceServer> turn = turn();
    if (turn.isEmpty()) {
      return WORDS.say("obstacle.turn");
    }
    if (!own.contains(Kind.RELAY)) {
      return relayTrouble();
    }
    return WORDS.say("obstacle.relay.blocked", turn.get().url());
  }

  private String relayTrouble() {
    String url = turn().map(IceServer::url).orElse("");
    Optional<Map.Entry<String, Integer>> answered =
        errors.entrySet().stream()
            .filter(error -> IceServerError.of(error.getValue()) != IceServerError.SILENT)
            .min(Comparator.comparing(error -> IceServerError.of(error.getValue())));
    if (answered.isPresent()) {
      int code = answered.get().getValue();
      IceServerError error = IceServerError.of(code);
      return WORDS.say(
          "obstacle.relay.answered", answered.get().getKey(), error.sentence(code), error.advice());
    }
    return errors.entrySet().stream()
        .filter(error -> error.getKey().startsWith("turns:") && error.getValue() == UNREACHABLE)
        .findFirst()
        .map(secure -> noTls(secure.getKey()))
        .orElse(WORDS.say("obstacle.relay.silent", url));
  }

  /** The library gives one code for both, and the same text (measured). */
  private static String noTls(String url) {
    return WORDS.say("obstacle.relay.insecure", url);
  }

  private Optional<IceServer> turn() {
    return servers.servers().stream().filter(IceServer::isTurn).findFirst();
  }

  private static String words(Set<Kind> kinds) {
    if (kinds.isEmpty()) {
      return WORDS.say("obstacle.kind.none");
    }
    StringJoiner words = new StringJoiner(", ");
    kinds.forEach(kind -> words.add(WORDS.say(kind.key)));
    return words.toString();
  }

  /** A peer-reflexive candidate is a public address as well. */
  private static Set<Kind> kinds(String text) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    Matcher type = TYPE.matcher(text);
    while (type.find()) {
      String word = type.group(1).replace("prflx", "srflx");
      kinds.add(Kind.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return kinds;
  }
}
