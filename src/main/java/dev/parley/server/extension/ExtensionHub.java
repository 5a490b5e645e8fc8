package dev.parley.server.extension;

import dev.parley.server.access.ServerContext;
import dev.parley.server.http.ClientProtocol;
import dev.parley.server.http.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the desks of the extensions in the directory, for their clients. Lives on the loop. */
public final class ExtensionHub {
  private final ServerContext context;
  private final Map<String, ExtensionDesk> desks = new HashMap<>();

  public ExtensionHub(ServerContext context) {
    this.context = context;
  }

  /** Makes the client of a websocket. Any thread. */
  public ClientProtocol client(Wire wire) {
    return new ExtensionPeer(context, this::find, wire);
  }

  /** The desk of an extension; empty where there is no such extension. */
  private Optional<ExtensionDesk> find(String extensionId) {
    return context
        .directory()
        .extension(extensionId)
        .map(
            known ->
                desks.computeIfAbsent(
                    extensionId, id -> new ExtensionDesk(context.loop(), id, known)));
  }
}
