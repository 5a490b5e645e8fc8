package dev.parley.signalling;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists the signalling protocols of servers. */
public enum ServerDialect {
  /** JSON-RPC, as FreeSWITCH's mod_verto does (docs/server.md). */
  VERTO,
  /** HELLO, SESSION and ROOM, as GStreamer's demo server does (docs/gstreamer.md). */
  GSTREAMER,
  /** A call desk: one extension, its agents and its callers (docs/extension-protocol.md). */
  EXTENSION;

  /** It stands between two spaces of a frame. */
  private static final Pattern GSTREAMER_WORD = Pattern.compile("(?U)[^\\s\\p{C}]{1,200}");

  /** As it stands on the command line, in links and in files. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for none that is known here. */
  public static Optional<ServerDialect> of(String word) {
    return Stream.of(values()).filter(dialect -> dialect.word().equals(word)).findFirst();
  }

  /** Whether one can be at a server without being in a channel: then any id is called by hand. */
  public boolean goesWithoutChannel() {
    return this == GSTREAMER;
  }

  /** Whether that may be a channel in it, or a user; empty is no channel. */
  public boolean takes(String channel) {
    return this != GSTREAMER || GSTREAMER_WORD.matcher(channel).matches();
  }

  /**
   * Whether those who are invited need the password with which one is there oneself. It is that of
   * a desk's agents, where callers need none, and one's own where there is no channel.
   */
  public boolean sharesPassword(String channel) {
    return this == VERTO || this == GSTREAMER && !channel.isEmpty();
  }
}
