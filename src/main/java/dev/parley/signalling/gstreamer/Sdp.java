package dev.parley.signalling.gstreamer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that this room has to know of a session description (RFC 8866). */
final class Sdp {
  /** "o=<username> <sess-id> <sess-version> ..." */
  private static final Pattern ORIGIN =
      Pattern.compile("(?m)^o=(\\S{1,256} \\S{1,256}) (\\S{1,256})");

  private static final Pattern UFRAG = Pattern.compile("(?m)^a=ice-ufrag:(\\S{1,256})");

  private Sdp() {}

  /** Which session it describes: the same for all descriptions of one connection of one side. */
  static String session(String sdp) {
    Matcher origin = ORIGIN.matcher(sdp);
    return origin.find() ? origin.group(1) : "";
  }

  /** The session and its version: the same where a description is said again. */
  static String version(String sdp) {
    Matcher origin = ORIGIN.matcher(sdp);
    return origin.find() ? origin.group(1) + " " + origin.group(2) : sdp;
  }

  /** The ICE credential to which candidates belong (RFC 8839, section 5.4); empty for none. */
  static String ufrag(String sdp) {
    Matcher ufrag = UFRAG.matcher(sdp);
    return ufrag.find() ? ufrag.group(1) : "";
  }
}
