package dev.parley.signalling.gstreamer;

import dev.parley.identity.SelfCertifyingId;
import dev.parley.signalling.PeerName;
import java.util.regex.Pattern;

/** Names for people out of uids, which may be anything. */
final class PeerNames {
  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}");

  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

  private PeerNames() {}

  /** A uid as a name: "front-door_2" is "front door 2"; empty where that makes none. */
  static String of(String uid) {
    return UUID.matcher(uid).matches() || SelfCertifyingId.isShape(uid)
        ? ""
        : PeerName.checked(BETWEEN.matcher(uid).replaceAll(" ").strip());
  }
}
