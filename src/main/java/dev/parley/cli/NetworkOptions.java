package dev.parley.cli;

import dev.parley.connection.IceServers;
import dev.parley.settings.SettingsFile;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Defines the options for STUN and TURN. */
final class NetworkOptions {
  @Option(
      names = "--ice-server",
      paramLabel = "URL",
      description = {
        "stun:HOST:PORT or turn:USER:PASSWORD@HOST:PORT?transport=udp;",
        "also transport=tcp, and turns: for TLS; repeatable"
      })
  private List<String> iceServers = new ArrayList<>();

  @Option(names = "--relay-only", description = "use TURN candidates only")
  private boolean relayOnly;

  /**
   * What these say, or else what was set.
   *
   * @throws IllegalArgumentException with a sentence, without any password
   */
  IceServers servers(SettingsFile stored) {
    return stored.iceServers(iceServers, relayOnly);
  }
}
