package dev.parley.signalling.gstreamer;

import dev.parley.text.Sanitizer;
import dev.parley.text.Words;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One sentence for a person for each error of the reference server, and for those of others. */
final class GstreamerErrors {
  private static final Words WORDS = Words.in(GstreamerErrors.class);

  private static final int LONGEST = 120;

  /** The reference server writes a uid as Python's repr does. */
  private static final Pattern OF_PEER =
      Pattern.compile("peer (?:'([^']*)'|\"([^\"]*)\") (not found|busy|is not in the room).*");

  private GstreamerErrors() {}

  /** The peer that an error is about; empty for none. */
  static String peer(String error) {
    Matcher match = OF_PEER.matcher(error);
    if (!match.matches()) {
      return "";
    }
    return match.group(1) == null ? match.group(2) : match.group(1);
  }

  /** The sentence for an error of a call. */
  static String call(String error) {
    Matcher match = OF_PEER.matcher(error);
    return switch (match.matches() ? match.group(3) : "") {
      case "not found" -> WORDS.say("refusal.notFound", Sanitizer.line(peer(error), LONGEST));
      case "busy" -> WORDS.say("refusal.busy", Sanitizer.line(peer(error), LONGEST));
      case "is not in the room" ->
          WORDS.say("refusal.notInRoom", Sanitizer.line(peer(error), LONGEST));
      default -> other(error);
    };
  }

  /** The sentence for an error when entering a room. */
  static String room(String room, String error) {
    return error.startsWith("invalid room id") ? WORDS.say("refusal.room", room) : other(error);
  }

  static String notFound(String uid) {
    return WORDS.say("refusal.notFound", Sanitizer.line(uid, LONGEST));
  }

  /** Another peer is in a session with this side. */
  static String taken() {
    return WORDS.say("refusal.taken");
  }

  static String password(boolean given) {
    return given ? WORDS.say("refusal.password") : WORDS.say("refusal.noPassword");
  }

  static String uid(String uid) {
    return WORDS.say("refusal.uid", uid);
  }

  static String notProven(String uid) {
    return WORDS.say("refusal.id", uid);
  }

  static String protocol() {
    return WORDS.say("refusal.protocol");
  }

  private static String other(String error) {
    return WORDS.say("refusal.other", Sanitizer.line(error, LONGEST));
  }
}
