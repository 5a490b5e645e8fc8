package dev.parley.signalling.gstreamer;

import java.util.List;
import java.util.stream.Stream;

/** One text frame of a server, told apart by its first word. */
sealed interface ServerFrame {
  /** No more than a list of people can show: made-up peers fill no more memory. */
  int MOST_PEERS = 2000;

  /** Hands the frame to the one method of the handler that is meant for it. */
  void handleBy(Handler handler);

  /** {@code HELLO}: it knows this uid now. */
  record Hello() implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.hello();
    }
  }

  /** {@code ROOM_OK a b}: this uid is in the room, with these. */
  record Entered(List<String> peers) implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.entered(peers);
    }
  }

  /** {@code ROOM_PEER_LIST a b}. */
  record Listed(List<String> peers) implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.listed(peers);
    }
  }

  /** {@code ROOM_PEER_JOINED a}. */
  record Joined(String peer) implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.joined(peer);
    }
  }

  /** {@code ROOM_PEER_LEFT a}. */
  record Left(String peer) implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.left(peer);
    }
  }

  /** {@code ROOM_PEER_MSG a text}: the server vouches for who says it. */
  record Message(String peer, String text) implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.message(peer, text);
    }
  }

  /** {@code SESSION_OK}: from here on all frames are the other's. */
  record SessionMade() implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.sessionMade();
    }
  }

  /** {@code ERROR text}. */
  record Fault(String text) implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.fault(text);
    }
  }

  /** Not a frame of a server: of the other side of a session, or of no known kind. */
  record Other(String text) implements ServerFrame {
    @Override
    public void handleBy(Handler handler) {
      handler.other(text);
    }

    @Override
    public String toString() {
      return "Other[" + text.length() + " characters]";
    }
  }

  /** Reads a frame; never throws. */
  static ServerFrame read(String text) {
    int space = text.indexOf(' ');
    String word = space < 0 ? text : text.substring(0, space);
    String rest = space < 0 ? "" : text.substring(space + 1);
    return switch (word) {
      case "HELLO" -> new Hello();
      case "ROOM_OK" -> new Entered(ids(rest));
      case "ROOM_PEER_LIST" -> new Listed(ids(rest));
      case "ROOM_PEER_JOINED" -> ofOne(rest, text, new Joined(rest));
      case "ROOM_PEER_LEFT" -> ofOne(rest, text, new Left(rest));
      case "ROOM_PEER_MSG" -> message(rest, text);
      case "SESSION_OK" -> new SessionMade();
      case "ERROR" -> new Fault(rest);
      default -> new Other(text);
    };
  }

  private static ServerFrame ofOne(String peer, String text, ServerFrame frame) {
    return GstreamerAccount.isWord(peer) ? frame : new Other(text);
  }

  private static ServerFrame message(String rest, String text) {
    int space = rest.indexOf(' ');
    String peer = space < 0 ? rest : rest.substring(0, space);
    return ofOne(peer, text, new Message(peer, space < 0 ? "" : rest.substring(space + 1)));
  }

  private static List<String> ids(String rest) {
    return Stream.of(rest.split(" ", MOST_PEERS + 1))
        .filter(GstreamerAccount::isWord)
        .limit(MOST_PEERS)
        .distinct()
        .toList();
  }

  /** One method a kind of frame; what is not expected does nothing. */
  interface Handler {
    default void hello() {}

    default void entered(List<String> peers) {}

    default void listed(List<String> peers) {}

    default void joined(String peer) {}

    default void left(String peer) {}

    default void message(String peer, String text) {}

    default void sessionMade() {}

    default void fault(String text) {}

    default void other(String text) {}
  }
}
