package dev.parley;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a server speaks. */
enum Dialect {
  /** JSON-RPC, as FreeSWITCH's mod_verto does (docs/server.md). */
  VERTO,
  /** HELLO, SESSION and ROOM, as GStreamer's demo server does (docs/gstreamer.md). */
  GSTREAMER,
  /** A call desk: one extension, its agents and its callers (docs/extension-protocol.md). */
  EXTENSION;

  /** As it stands on the command line, in links and in files. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for none that is known here. */
  static Optional<Dialect> of(String word) {
    return Stream.of(values()).filter(dialect -> dialect.word().equals(word)).findFirst();
  }

  /** Whether one can be at a server without being in a channel: then any id is called by hand. */
  boolean goesWithoutChannel() {
    return this == GSTREAMER;
  }
}
