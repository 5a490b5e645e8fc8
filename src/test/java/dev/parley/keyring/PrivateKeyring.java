package dev.parley.keyring;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A session's bus of its own with GNOME's keyring on it, and with nothing of the user's; both end
 * with it.
 */
public final class PrivateKeyring implements AutoCloseable {
  /** A bus that starts no service. */
  private static final String BARE =
      """
      <busconfig>
        <type>session</type>
        <listen>unix:tmpdir=/tmp</listen>
        <auth>EXTERNAL</auth>
        <policy context="default">
          <allow send_destination="*" eavesdrop="true"/>
          <allow eavesdrop="true"/>
          <allow own="*"/>
        </policy>
      </busconfig>
      """;

  private final Process process;

  /** The address of the bus. */
  public final String bus;

  private PrivateKeyring(Process process, String bus) {
    this.process = process;
    this.bus = bus;
  }

  /** Open, as after a person's log in. */
  public static PrivateKeyring open(Path folder) throws IOException {
    return start(folder, "echo password | gnome-keyring-daemon --unlock --components=secrets");
  }

  /** With nobody who could be asked to open it. */
  static PrivateKeyring locked(Path folder) throws IOException {
    return start(folder, "gnome-keyring-daemon --start --components=secrets");
  }

  /** A session in which there is none. */
  static PrivateKeyring without(Path folder) throws IOException {
    Path bare = Files.writeString(folder.resolve("bare.conf"), BARE);
    return start(folder, "true", "--config-file=" + bare);
  }

  private static PrivateKeyring start(Path folder, String daemon, String... options)
      throws IOException {
    String script = daemon + " >/dev/null 2>&1; echo $DBUS_SESSION_BUS_ADDRESS; exec cat";
    List<String> command = new ArrayList<>(List.of("dbus-run-session"));
    command.addAll(List.of(options));
    command.addAll(List.of("--", "sh", "-c", script));
    ProcessBuilder builder = new ProcessBuilder(command);
    String home = folder.toString();
    builder.environment().putAll(Map.of("HOME", home, "XDG_RUNTIME_DIR", home));
    builder.environment().putAll(Map.of("XDG_DATA_HOME", home, "XDG_DATA_DIRS", home));
    builder.environment().remove("DISPLAY");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String bus = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (bus == null) {
      throw new IOException("no session: are dbus-daemon and gnome-keyring installed?");
    }
    return new PrivateKeyring(process, bus);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (IOException gone) {
      // it has ended
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
