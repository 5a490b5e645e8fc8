package dev.parley.server;

import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.server.access.ServerContext;
import dev.parley.server.extension.ExtensionHub;
import dev.parley.server.http.UpgradeHandler;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.extension.ExtensionAccount;
import dev.parley.signalling.extension.ExtensionClient;
import dev.parley.socket.TextSocket;
import org.junit.jupiter.api.Tag;

/**
 * The extension protocol keeps the contract: who calls sees the desk alone, and is seen by none.
 */
@Tag("unit")
class ExtensionContractTest extends DialectContract {
  private static final String DESK = "desk";

  @Override
  UpgradeHandler server() {
    Directory directory = Directory.of("parley.test").withExtension(DESK, "secret");
    return UpgradeHandler.open(
        new ExtensionHub(new ServerContext(loop, directory, Limits.DEFAULT))::client);
  }

  @Override
  Signalling client(
      String id,
      Purpose purpose,
      String password,
      TextSocket.Opener sockets,
      Signalling.Listener heard) {
    String own = purpose == Purpose.IS_CALLED ? password : "";
    return new ExtensionClient(loop, sockets, new ExtensionAccount(DESK, own), () -> 0.5, heard);
  }

  @Override
  String shownToCaller(String id) {
    return DESK;
  }

  @Override
  boolean showsWhomToCall() {
    return true;
  }

  @Override
  boolean isMutual() {
    return false;
  }

  @Override
  boolean tellsOfDeclining() {
    return false;
  }

  @Override
  boolean endsWithTheConnection() {
    return true;
  }
}
