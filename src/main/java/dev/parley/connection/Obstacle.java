package dev.parley.connection;

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
 * Why no path is found: which kinds of candidates each side had (RFC 8839, section 5.1, cand-type),
 * what the STUN and TURN servers said, and what would help. Used on the loop.
 */
final class Obstacle {
  private static final Pattern TYPE = Pattern.compile(" typ (host|srflx|prflx|relay)\\b");

  /** RFC 8489, section 14.8: 401 Unauthenticated, 403 Forbidden (RFC 8656), 438 Stale Nonce. */
  private static final Set<Integer> REFUSALS = Set.of(401, 403, 438);

  /** W3C webrtc, RTCPeerConnectionIceErrorEvent: the server could not be reached. */
  private static final int UNREACHABLE = 701;

  private enum Kind {
    HOST("addresses of its own network"),
    SRFLX("a public address (STUN)"),
    RELAY("a relay (TURN)");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private final IceServers servers;
  private final Set<Kind> own = EnumSet.noneOf(Kind.class);
  private final Set<Kind> peers = EnumSet.noneOf(Kind.class);

  /** The last error code of each server, by its URL. */
  private final Map<String, Integer> errors = new TreeMap<>();

  Obstacle(IceServers servers) {
    this.servers = servers;
  }

  /** A restart gathers anew: what an old gathering brought may be gone. */
  void gathersAnew() {
    own.clear();
    errors.clear();
  }

  /** The icecandidate event. */
  void gathered(String candidate) {
    own.addAll(kinds(candidate));
  }

  /** The peer has sent this: a candidate, or a description that may have some in it. */
  void received(String text) {
    peers.addAll(kinds(text));
  }

  /**
   * The icecandidateerror event.
   *
   * @param code of STUN (RFC 8489, section 14.8), or 701 where no answer came (W3C webrtc)
   */
  void error(String url, int code) {
    errors.put(url, code);
  }

  /** Some sentences for a person. */
  String sentence(boolean wasConnected) {
    StringJoiner all = new StringJoiner(" ");
    all.add(
        wasConnected
            ? "The connection was lost, and no new path was found."
            : "No network path between the two was found.");
    all.add("This side had " + words(own) + ", the other side " + words(peers) + ".");
    all.add(advice());
    return all.toString();
  }

  private String advice() {
    if (own.isEmpty()) {
      return servers.relayOnly()
          ? relayTrouble()
          : "Check that this computer is in a network, or that its firewall lets Parley out.";
    }
    Optional<IceServers.Server> turn = turn();
    if (turn.isEmpty()) {
      return "A TURN server would most likely help: ask who runs your server for one"
          + " (--ice-server turn:USER:PASSWORD@HOST).";
    }
    if (!own.contains(Kind.RELAY)) {
      return relayTrouble();
    }
    return "The TURN server "
        + turn.get().url()
        + " lends a relay, but the other side does not reach it: something on the way blocks that,"
        + " or the server does.";
  }

  private String relayTrouble() {
    String url = turn().map(IceServers.Server::url).orElse("");
    Optional<Map.Entry<String, Integer>> refused = error("", REFUSALS);
    if (refused.isPresent()) {
      return "The TURN server "
          + url
          + " refuses user or password ("
          + refused.get().getValue()
          + ").";
    }
    return error("turns:", Set.of(UNREACHABLE))
        .map(secure -> noTls(secure.getKey()))
        .orElse(
            "The TURN server " + url + " does not answer: check its address, and that it runs.");
  }

  /** The library gives one code for both, and the same text (measured). */
  private static String noTls(String url) {
    return "No secure connection to the TURN server "
        + url
        + " came about: its certificate is not one that WebRTC's own list trusts,"
        + " or it does not answer.";
  }

  private Optional<Map.Entry<String, Integer>> error(String scheme, Set<Integer> codes) {
    return errors.entrySet().stream()
        .filter(error -> error.getKey().startsWith(scheme) && codes.contains(error.getValue()))
        .findFirst();
  }

  private Optional<IceServers.Server> turn() {
    return servers.servers().stream().filter(IceServers.Server::isTurn).findFirst();
  }

  private static String words(Set<Kind> kinds) {
    if (kinds.isEmpty()) {
      return "no address to offer";
    }
    StringJoiner words = new StringJoiner(", ");
    kinds.forEach(kind -> words.add(kind.words));
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
