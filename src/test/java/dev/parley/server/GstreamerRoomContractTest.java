package dev.parley.server;

import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.gstreamer.GstreamerHub;
import dev.parley.server.gstreamer.GstreamerUpgrade;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.gstreamer.GstreamerAccount;
import dev.parley.signalling.gstreamer.GstreamerClient;
import dev.parley.socket.TextSocket;
import org.junit.jupiter.api.Tag;

/** The contract, in GStreamer's protocol, in a room. */
@Tag("unit")
class GstreamerRoomContractTest extends DialectContract {
  /** Who may come. */
  Directory directory() {
    return Directory.of("parley.test").withChannel("room", "secret");
  }

  /** Where all of them are; empty for nowhere. */
  String room() {
    return "room";
  }

  @Override
  final UpgradeHandler server() {
    ServerContext context = new ServerContext(loop, directory(), Limits.DEFAULT);
    return new GstreamerUpgrade(context, new GstreamerHub(context));
  }

  @Override
  Signalling client(
      String id,
      Purpose purpose,
      String password,
      TextSocket.Opener sockets,
      Signalling.Listener heard) {
    GstreamerAccount account = new GstreamerAccount(id, room(), password);
    return new GstreamerClient(loop, sockets, account, () -> 0.5, heard);
  }

  @Override
  String shownToCaller(String id) {
    return id;
  }

  @Override
  boolean showsWhomToCall() {
    return true;
  }

  @Override
  boolean isMutual() {
    return true;
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
