package dev.parley.signalling.gstreamer;

import dev.parley.socket.Credentials;
import java.util.Objects;
import java.util.Optional;

/**
 * Who a client is at a server of this protocol.
 *
 * @param uid names it at the server, and for the others; without white space
 * @param room without white space; empty to be there alone, and to call any uid
 * @param password of the room, or of the uid where there is no room; empty for none
 * @param secret shows a built-in server that the uid is this client's; empty for a uid without one
 */
public record GstreamerAccount(String uid, String room, String password, String secret) {
  private static final int LONGEST = 200;

  public GstreamerAccount {
    Objects.requireNonNull(password);
    Objects.requireNonNull(secret);
    if (!isWord(uid)) {
      throw new IllegalArgumentException("a uid is one word without spaces");
    } else if (!room.isEmpty() && !isWord(room)) {
      throw new IllegalArgumentException("a room is one word without spaces");
    }
  }

  /** With a uid that anybody may have. */
  public GstreamerAccount(String uid, String room, String password) {
    this(uid, room, password, "");
  }

  /** Whether it can stand between two spaces of a frame: as a uid, or as the name of a room. */
  static boolean isWord(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && text.chars().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
  }

  boolean hasRoom() {
    return !room.isEmpty();
  }

  /** For a server that asks by HTTP; the reference server does not. */
  Optional<Credentials> credentials() {
    String user = hasRoom() ? room : uid;
    return password.isEmpty() || user.indexOf(':') >= 0
        ? Optional.empty()
        : Optional.of(new Credentials(user, password, secret));
  }

  GstreamerAccount withPassword(String other) {
    return new GstreamerAccount(uid, room, other, secret);
  }

  /** Without password and secret: this may end in a log. */
  @Override
  public String toString() {
    return "GstreamerAccount[" + uid + (hasRoom() ? " in " + room : "") + "]";
  }
}
