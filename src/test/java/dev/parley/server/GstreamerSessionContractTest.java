package dev.parley.server;

import dev.parley.gstreamer.GstreamerAccount;
import dev.parley.gstreamer.GstreamerClient;
import dev.parley.signalling.Signalling;
import dev.parley.socket.TextSocket;
import java.util.Set;

/** The contract, in GStreamer's protocol, without a room: a session between two. */
class GstreamerSessionContractTest extends DialectContract {
  @Override
  Dialect server() {
    Directory directory =
        Directory.of("parley.test")
            .withUser("ann", "secret", Set.of("room"))
            .withUser("bob", "secret", Set.of("room"))
            .withUser("carl", "secret", Set.of("room"))
            .withUser("eve", "secret", Set.of("room"));
    return new GstreamerDoor(new Premises(loop, directory, Limits.DEFAULT), new GstreamerHall());
  }

  @Override
  Signalling client(
      String id,
      Purpose purpose,
      String password,
      TextSocket.Opener sockets,
      Signalling.Listener heard) {
    GstreamerAccount account = new GstreamerAccount(id, "", password);
    return new GstreamerClient(loop, sockets, account, () -> 0.5, heard);
  }

  @Override
  String shownToCaller(String id) {
    return id;
  }

  @Override
  boolean showsWhomToCall() {
    return false;
  }

  @Override
  boolean isMutual() {
    return false;
  }

  @Override
  boolean tellsOfDeclining() {
    return true;
  }

  /** "Closure of the server connection means the call has ended." */
  @Override
  boolean endsWithTheConnection() {
    return true;
  }
}
