package dev.parley.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Represents one client of GStreamer's protocol (docs/gstreamer.md): unknown until its hello, then
 * alone, in a session or in a room until its connection ends.
 */
final class GstreamerClientProtocol extends ClientBase {
  /** RFC 6455, section 7.4.1: a protocol error. */
  private static final int REFUSED = 1002;

  private final GstreamerHub hall;
  private final Set<String> channels;

  /** What a text means now. */
  private Consumer<String> reader = this::hello;

  /** Null for a stranger. */
  private String uid;

  /** Null but in a session. */
  private GstreamerClientProtocol partner;

  /** Null but in a room. */
  private String room;

  /**
   * Makes a stranger.
   *
   * @param channels those that its password has opened, which are its rooms
   */
  GstreamerClientProtocol(
      ServerContext serverContext, GstreamerHub hall, Set<String> channels, Wire wire) {
    super(serverContext, wire);
    this.hall = hall;
    this.channels = channels;
  }

  Set<String> channels() {
    return channels;
  }

  @Override
  void read(String text) {
    reader.accept(text);
  }

  @Override
  void left() {
    if (uid != null) {
      hall.forget(this, uid);
    }
    if (room != null) {
      hall.leave(room, this);
      hall.in(room).forEach(other -> other.send("ROOM_PEER_LEFT " + uid));
    }
    if (partner != null) {
      partner.close();
    }
  }

  private void hello(String text) {
    GstreamerCommand said = GstreamerCommand.of(text);
    if (!said.word().equals("HELLO")) {
      close(REFUSED, "invalid protocol");
    } else if (!GstreamerCommand.isUid(said.rest()) || !hall.enter(this, said.rest())) {
      close(REFUSED, "invalid peer uid");
    } else {
      uid = said.rest();
      reader = this::alone;
      keepAlive();
      send("HELLO");
    }
  }

  /** What is no command is passed over, as by the reference server. */
  private void alone(String text) {
    GstreamerCommand said = GstreamerCommand.of(text);
    if (said.word().startsWith("SESSION")) {
      call(said.rest());
    } else if (said.word().startsWith("ROOM")) {
      join(said.rest());
    }
  }

  /**
   * Beyond the reference server, which looks at the caller alone: one who is in a session or a room
   * would else hear two callers at once, and neither could tell.
   */
  private void call(String wanted) {
    Optional<GstreamerClientProtocol> peer = hall.visible(this, wanted).stream().findFirst();
    if (peer.isEmpty()) {
      error("peer " + GstreamerCommand.quoted(wanted) + " not found");
    } else if (peer.get() == this || !peer.get().isAlone()) {
      error("peer " + GstreamerCommand.quoted(wanted) + " busy");
    } else {
      send("SESSION_OK");
      if (!isOver()) {
        beWith(peer.get());
        peer.get().beWith(this);
      }
    }
  }

  private void beWith(GstreamerClientProtocol other) {
    partner = other;
    reader = this::relay;
  }

  /** Whatever it is. */
  private void relay(String text) {
    mayReach(1, text.length());
    partner.send(text);
  }

  private boolean isAlone() {
    return partner == null && room == null;
  }

  private void join(String wanted) {
    if (!GstreamerCommand.isRoom(wanted) || !channels.contains(wanted)) {
      error("invalid room id " + GstreamerCommand.quoted(wanted));
      return;
    }
    List<GstreamerClientProtocol> others = hall.in(wanted);
    answer("ROOM_OK " + uids(others));
    if (!isOver()) {
      room = wanted;
      reader = this::inRoom;
      hall.join(room, this);
      String news = "ROOM_PEER_JOINED " + uid;
      mayReach(others.size(), news.length());
      others.forEach(other -> other.send(news));
    }
  }

  private void inRoom(String text) {
    GstreamerCommand said = GstreamerCommand.of(text);
    if (text.equals("ROOM_PEER_LIST")) {
      answer("ROOM_PEER_LIST " + uids(hall.in(room).stream().filter(o -> o != this).toList()));
    } else if (said.word().startsWith("ROOM_PEER_MSG") && !said.rest().isEmpty()) {
      passOn(GstreamerCommand.of(said.rest()));
    } else {
      error("invalid msg, already in room");
    }
  }

  /** The peer, and what it shall get. */
  private void passOn(GstreamerCommand said) {
    List<GstreamerClientProtocol> peers = hall.visible(this, said.word());
    Optional<GstreamerClientProtocol> peer =
        peers.stream().filter(one -> room.equals(one.room)).findFirst();
    if (peers.isEmpty()) {
      error("peer " + GstreamerCommand.quoted(said.word()) + " not found");
    } else if (peer.isEmpty()) {
      error("peer " + GstreamerCommand.quoted(said.word()) + " is not in the room");
    } else if (said.rest().isEmpty()) {
      error("invalid msg, already in room");
    } else {
      String text = "ROOM_PEER_MSG " + uid + " " + said.rest();
      mayReach(1, text.length());
      peer.get().send(text);
    }
  }

  /** May be much longer than what was asked. */
  private void answer(String text) {
    mayReach(1, text.length());
    send(text);
  }

  private void error(String what) {
    send("ERROR " + what);
  }

  private static String uids(List<GstreamerClientProtocol> guests) {
    return guests.stream().map(guest -> guest.uid).collect(Collectors.joining(" "));
  }
}
