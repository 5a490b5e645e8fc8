package dev.parley.media.device;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects device changes on Linux: sound by {@code pactl subscribe}, a process that costs nothing
 * while nothing happens and ends with the sound server; cameras by looking at the names in /dev.
 *
 * <p>Not from the native library's listener: its callback hangs or ends the process where one
 * forgets a rule of it (measured), and it does not tell of a server that has ended.
 */
final class LinuxDeviceEvents implements DeviceEvents {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxDeviceEvents.class);

  /** "Event 'remove' on source #2"; the server's change is another default. */
  private static final Pattern DEVICE =
      Pattern.compile("Event '(?:new|remove)' on (?:source|sink) #.*|Event 'change' on server .*");

  private static final Pattern STREAM =
      Pattern.compile("Event 'new' on (?:source-output|sink-input) .*");

  private static final Pattern VOLUME =
      Pattern.compile("Event '(?:change|remove)' on (?:sink|sink-input) .*");

  private static final String ENDED = "Connection failure";

  private final Path dev;
  private final BooleanSupplier soundServer;
  private List<String> cameras = List.of();
  private Process pactl;
  private boolean installed = true;
  private boolean closed;

  /**
   * @param dev where the system names its devices
   * @param soundServer whether one runs; asked each time
   */
  LinuxDeviceEvents(Path dev, BooleanSupplier soundServer) {
    this.dev = dev;
    this.soundServer = soundServer;
  }

  @Override
  public synchronized void listen(Listener listener) {
    if (closed) {
      return;
    }
    List<String> now = cameras();
    if (!now.equals(cameras)) {
      cameras = now;
      listener.changed();
    }
    if (!installed) {
      listener.changed(); // nobody else will tell: the lists are compared each time
    } else if ((pactl == null || !pactl.isAlive()) && soundServer.getAsBoolean()) {
      subscribe(listener);
    }
  }

  /** What is missed before the subscription stands is seen by the look that it begins with. */
  private void subscribe(Listener listener) {
    try {
      Process process = Pactl.start("subscribe");
      pactl = process;
      Thread reader = new Thread(() -> read(process, listener), "parley-sound-events");
      reader.setDaemon(true);
      reader.start();
      listener.changed();
    } catch (IOException notInstalled) {
      LOG.info("polling sound devices every few seconds: {}", notInstalled.getMessage());
      installed = false;
    }
  }

  private void read(Process process, Listener listener) {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (VOLUME.matcher(line).matches()) {
          listener.volumeChanged();
        }
        if (DEVICE.matcher(line).matches()) {
          listener.changed();
        } else if (STREAM.matcher(line).matches()) {
          listener.streamBegan();
        } else if (line.startsWith(ENDED) && !isClosed()) {
          listener.soundServerEnded();
        }
      }
    } catch (IOException end) {
      LOG.debug("pactl ended: {}", end.toString());
    }
  }

  private List<String> cameras() {
    try (Stream<Path> nodes = Files.list(dev)) {
      return nodes
          .map(node -> node.getFileName().toString())
          .filter(name -> name.startsWith("video"))
          .sorted()
          .toList();
    } catch (IOException | RuntimeException none) {
      return List.of();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (pactl != null) {
      pactl.destroy();
    }
  }
}
