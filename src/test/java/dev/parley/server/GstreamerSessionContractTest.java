package dev.parley.server;

import dev.parley.server.access.Directory;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** The contract, in GStreamer's protocol, without a room: a session between two. */
@Tag("unit")
class GstreamerSessionContractTest extends GstreamerRoomContractTest {
  @Override
  Directory directory() {
    return Directory.of("parley.test")
        .withUser("ann", "secret", Set.of("room"))
        .withUser("bob", "secret", Set.of("room"))
        .withUser("carl", "secret", Set.of("room"))
        .withUser("eve", "secret", Set.of("room"));
  }

  @Override
  String room() {
    return "";
  }

  @Override
  boolean showsWhomToCall() {
    return false;
  }

  @Override
  boolean isMutual() {
    return false;
  }
}
