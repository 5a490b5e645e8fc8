package dev.parley.media.device;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SoundServerTest {
  @TempDir Path directory;
  private ServerSocketChannel server;

  @AfterEach
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void oneThatListensIsThere() throws IOException {
    listen(directory.resolve("s"));

    assertTrue(isThere(Map.of("PULSE_SERVER", "unix:" + directory.resolve("s"))));
    assertTrue(isThere(Map.of("PULSE_SERVER", directory.resolve("s").toString())));
  }

  @Test
  void itIsFoundInTheRuntimeDirectory() throws IOException {
    Files.createDirectory(directory.resolve("pulse"));
    listen(directory.resolve("pulse/native"));

    assertTrue(isThere(Map.of("XDG_RUNTIME_DIR", directory.toString())));
  }

  @Test
  void aSocketThatWasLeftBehindIsNone() throws IOException {
    listen(directory.resolve("s"));
    server.close();

    assertFalse(isThere(Map.of("PULSE_SERVER", "unix:" + directory.resolve("s"))));
  }

  @Test
  void noSocketIsNone() {
    assertFalse(isThere(Map.of("PULSE_SERVER", "unix:" + directory.resolve("none"))));
  }

  private boolean isThere(Map<String, String> environment) {
    return SoundServer.isThere(environment, directory);
  }

  private void listen(Path socket) throws IOException {
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
  }
}
