package dev.parley.server;

import dev.parley.loop.Loop;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Holds the directory's extensions that somebody is connected to. Lives on the loop. */
final class ExtensionDesks {
  private final ServerContext serverContext;
  private final Map<String, ExtensionDesk> desks = new HashMap<>();

  ExtensionDesks(ServerContext serverContext) {
    this.serverContext = serverContext;
  }

  ServerContext premises() {
    return serverContext;
  }

  Loop loop() {
    return serverContext.loop();
  }

  /** The desk of an extension; empty where there is no such extension. */
  Optional<ExtensionDesk> find(String extensionId) {
    return serverContext
        .directory()
        .extension(extensionId)
        .map(known -> desks.computeIfAbsent(extensionId, id -> new ExtensionDesk(this, known)));
  }
}
