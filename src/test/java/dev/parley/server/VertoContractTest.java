package dev.parley.server;

import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.server.verto.VertoHub;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.TextSocket;
import org.junit.jupiter.api.Tag;

/** The contract, in verto. */
@Tag("unit")
class VertoContractTest extends DialectContract {
  @Override
  UpgradeHandler server() {
    Directory directory = Directory.of("parley.test").withChannel("room", "secret");
    VertoHub board = new VertoHub(new ServerContext(loop, directory, Limits.DEFAULT));
    return UpgradeHandler.open(board::client);
  }

  @Override
  Signalling client(
      String id,
      Purpose purpose,
      String password,
      TextSocket.Opener sockets,
      Signalling.Listener heard) {
    VertoAccount account = new VertoAccount(id, password, "session-of-" + id, "room");
    return new VertoClient(loop, sockets, account, () -> "fresh", () -> 0.5, heard);
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

  @Override
  boolean endsWithTheConnection() {
    return false;
  }
}
