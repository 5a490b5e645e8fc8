package dev.parley.server.gstreamer;

import dev.parley.server.access.Directory;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientBase;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Connects the clients of GStreamer's protocol. Two see each other if they share a channel;
 * otherwise neither exists for the other, and both may have the same uid. A room is the channel of
 * its name. Lives on the loop.
 */
public final class GstreamerHub {
  /** RFC 6455, section 7.4.1: a protocol error. */
  private static final int REFUSED = 1002;

  private final ServerContext context;

  /** In the order of their hellos. */
  private final Map<String, List<Client>> byUid = new HashMap<>();

  private final Map<String, Set<Client>> rooms = new HashMap<>();

  public GstreamerHub(ServerContext context) {
    this.context = context;
  }

  /** Makes the client of a websocket: a stranger without a secret. Any thread. */
  public ClientProtocol client(Set<String> channels, Wire wire) {
    return client(channels, "", wire);
  }

  /**
   * Makes the client of a websocket: a stranger. Any thread.
   *
   * @param channels those that its password has opened, which are its rooms
   * @param secret shows that a uid is this client's; unchecked, empty for none
   */
  ClientProtocol client(Set<String> channels, String secret, Wire wire) {
    return new Client(channels, secret, wire);
  }

  /**
   * Whether this uid was free among all that the client can see; it then has it. A client that asks
   * for one in use may be its owner, whose network is another now: the present holder must show
   * that it is still there.
   */
  private boolean enter(Client client, String uid) {
    List<Client> owners = visible(client, uid);
    if (owners.isEmpty()) {
      byUid.computeIfAbsent(uid, one -> new ArrayList<>()).add(client);
    }
    owners.forEach(Client::doubt);
    return owners.isEmpty();
  }

  /**
   * Those of that uid whom the client can see: one at most, but for a user of several channels, for
   * whom the first to come counts.
   */
  private List<Client> visible(Client from, String uid) {
    return byUid.getOrDefault(uid, List.of()).stream()
        .filter(other -> !Collections.disjoint(from.channels, other.channels))
        .toList();
  }

  /** Those in a room, in the order of coming. A copy: sending to one may end it. */
  private List<Client> in(String room) {
    return List.copyOf(rooms.getOrDefault(room, Set.of()));
  }

  private static String uids(List<Client> clients) {
    return clients.stream().map(client -> client.uid).collect(Collectors.joining(" "));
  }

  /**
   * One client: a stranger until its hello, then alone, and then in a session or in a room until
   * its connection ends.
   */
  private final class Client extends ClientBase {
    private final Set<String> channels;
    private final String secret;

    /** What a text means now. */
    private Consumer<String> reader = this::hello;

    /** Null for a stranger. */
    private String uid;

    /** Null but in a session. */
    private Client partner;

    /** Null but in a room. */
    private String room;

    Client(Set<String> channels, String secret, Wire wire) {
      super(context, wire);
      this.channels = channels;
      this.secret = secret;
    }

    /** Its password came with the request. */
    @Override
    public void opened() {
      super.opened();
      setMember(true);
    }

    @Override
    protected void read(String text) {
      reader.accept(text);
    }

    @Override
    protected void left() {
      if (uid != null) {
        byUid.computeIfPresent(
            uid, (one, clients) -> clients.remove(this) && clients.isEmpty() ? null : clients);
      }
      if (room != null) {
        rooms.computeIfPresent(
            room, (one, inside) -> inside.remove(this) && inside.isEmpty() ? null : inside);
        in(room).forEach(other -> other.send("ROOM_PEER_LEFT " + uid));
      }
      if (partner != null) {
        partner.close();
      }
    }

    private void hello(String text) {
      GstreamerCommand said = GstreamerCommand.of(text);
      if (!said.word().equals("HELLO")) {
        close(REFUSED, "invalid protocol");
      } else if (!Directory.mayUse(said.rest(), secret)) {
        close(REFUSED, "peer uid not proven");
      } else if (!GstreamerCommand.isUid(said.rest()) || !enter(this, said.rest())) {
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
     * Beyond the reference server, which looks at the caller alone: one who is in a session or a
     * room would else hear two callers at once, and neither could tell.
     */
    private void call(String wanted) {
      Optional<Client> peer = visible(this, wanted).stream().findFirst();
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

    private void beWith(Client other) {
      partner = other;
      reader = this::relay;
    }

    /** Whatever it is. */
    private void relay(String text) {
      mayReach(1, text.length());
      partner.pass(text);
    }

    private boolean isAlone() {
      return partner == null && room == null;
    }

    private void join(String wanted) {
      if (!GstreamerCommand.isRoom(wanted) || !channels.contains(wanted)) {
        error("invalid room id " + GstreamerCommand.quoted(wanted));
        return;
      }
      List<Client> others = in(wanted);
      answer("ROOM_OK " + uids(others));
      if (!isOver()) {
        room = wanted;
        reader = this::inRoom;
        rooms.computeIfAbsent(room, one -> new LinkedHashSet<>()).add(this);
        String news = "ROOM_PEER_JOINED " + uid;
        mayReach(others.size(), news.length());
        others.forEach(other -> other.send(news));
      }
    }

    private void inRoom(String text) {
      GstreamerCommand said = GstreamerCommand.of(text);
      if (text.equals("ROOM_PEER_LIST")) {
        answer("ROOM_PEER_LIST " + uids(in(room).stream().filter(o -> o != this).toList()));
      } else if (said.word().startsWith("ROOM_PEER_MSG") && !said.rest().isEmpty()) {
        passOn(GstreamerCommand.of(said.rest()));
      } else {
        error("invalid msg, already in room");
      }
    }

    /** The peer, and what it shall get. */
    private void passOn(GstreamerCommand said) {
      List<Client> peers = visible(this, said.word());
      Optional<Client> peer = peers.stream().filter(one -> room.equals(one.room)).findFirst();
      if (peers.isEmpty()) {
        error("peer " + GstreamerCommand.quoted(said.word()) + " not found");
      } else if (peer.isEmpty()) {
        error("peer " + GstreamerCommand.quoted(said.word()) + " is not in the room");
      } else if (said.rest().isEmpty()) {
        error("invalid msg, already in room");
      } else {
        String text = "ROOM_PEER_MSG " + uid + " " + said.rest();
        mayReach(1, text.length());
        peer.get().pass(text);
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
  }
}
