package dev.parley.server;

import java.util.Map;

/**
 * Selects the dialect for a path. The measured verto server looks at neither path nor query (trace
 * "with a path and query in the URL"), so every path that is nobody else's is verto's.
 */
final class Router {
  private final Map<String, Dialect> dialects;
  private final Dialect verto;

  Router(VertoHub board) {
    this.verto = Dialect.open(wire -> new Session(board, wire));
    ExtensionDesks desks = new ExtensionDesks(board.premises());
    this.dialects =
        Map.of(
            SignallingServer.GSTREAMER,
            new GstreamerDoor(board.premises(), new GstreamerHub()),
            SignallingServer.EXTENSION,
            Dialect.open(wire -> new ExtensionPeer(desks, wire)));
  }

  Dialect at(String path) {
    return dialects.getOrDefault(path, verto);
  }
}
