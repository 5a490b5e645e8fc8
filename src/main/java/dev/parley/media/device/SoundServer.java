package dev.parley.media.device;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tells whether a sound server is running.
 *
 * <p>Asked before anything else, because without one webrtc-java hangs forever in each audio method
 * of MediaDevices (measured). On Linux that is PulseAudio, or PipeWire in its name, found where
 * libpulse looks for it; elsewhere the system always has one.
 */
public final class SoundServer {
  private SoundServer() {}

  static boolean isThere() {
    return !isLinux() || isThere(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  public static boolean isLinux() {
    return System.getProperty("os.name").startsWith("Linux");
  }

  public static boolean isThere(Map<String, String> environment, Path home) {
    String server = environment.get("PULSE_SERVER");
    if (server != null && !server.isBlank()) {
      String path = server.strip().replaceFirst("^(\\{[^}]*})?unix:", "");
      // tcp:host:port and the like cannot be tried without DNS: the device module will tell.
      return !path.startsWith("/") || answers(Path.of(path));
    }
    return sockets(environment, home).stream().anyMatch(SoundServer::answers);
  }

  private static List<Path> sockets(Map<String, String> environment, Path home) {
    List<Path> sockets = new ArrayList<>();
    String own = environment.get("PULSE_RUNTIME_PATH");
    if (own != null) {
      sockets.add(Path.of(own, "native"));
    }
    String runtime = environment.get("XDG_RUNTIME_DIR");
    if (runtime != null) {
      sockets.add(Path.of(runtime, "pulse", "native"));
    }
    sockets.add(Path.of("/var/run/pulse/native"));
    // Without XDG_RUNTIME_DIR: ~/.config/pulse/MACHINE-ID-runtime/native
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(home.resolve(".config/pulse"), "*-runtime")) {
      found.forEach(directory -> sockets.add(directory.resolve("native")));
    } catch (IOException none) {
      // no such directory: nothing to add
    }
    return sockets;
  }

  /** A socket file may outlive its server: only one that accepts counts. */
  private static boolean answers(Path socket) {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      return channel.isConnected();
    } catch (IOException | RuntimeException dead) {
      return false;
    }
  }
}
