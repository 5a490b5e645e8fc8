package dev.parley.server.extension;

import java.util.Locale;

/** Lists the errors of the extension protocol (docs/extension-protocol.md, "Errors"). */
enum ExtensionError {
  MALFORMED,
  UNKNOWN_MESSAGE,
  UNKNOWN_VERSION,
  UNKNOWN_EXTENSION,
  WRONG_PEER,
  NOT_WHILE_REGISTERED,
  NOT_WHILE_UNREGISTERED,
  IN_CALL,
  NO_SUCH_CALL,
  TOO_MUCH;

  /** As it stands in a frame. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
