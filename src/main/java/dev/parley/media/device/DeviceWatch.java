package dev.parley.media.device;

import dev.parley.loop.Loop;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks the devices of the machine as they come and go. On the loop unless said.
 *
 * <p>Nothing is asked of the machine before somebody wants to know. Then word of a change comes
 * from {@link DeviceEvents}, within 0.2 s; and every three seconds it is seen to that word can
 * come.
 */
public final class DeviceWatch {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWatch.class);

  /** One plug is several events. */
  static final Duration CALM = Duration.ofMillis(100);

  /** So is the way of a volume from one value to another. */
  private static final Duration CALM_VOLUME = Duration.ofMillis(300);

  static final Duration ROUND = Duration.ofSeconds(3);

  private static final Duration LIMIT = Duration.ofSeconds(4);

  /** Who is told; on the loop. */
  public interface Listener {
    /** Each change, once. */
    void devices(Devices now);

    /** Sound streams have begun, perhaps of this process: they begin on the default device. */
    default void streamsBegan() {}

    /** Something of a speaker may be other now, such as its volume. */
    default void volumeChanged() {}

    /** The sound server has ended, once; what it served is lost to this process. */
    default void soundServerEnded() {}
  }

  private final Loop loop;
  private final Supplier<CompletableFuture<Devices>> look;
  private final DeviceEvents events;
  private final List<Listener> listeners = new ArrayList<>();
  private final CompletableFuture<Devices> first = new CompletableFuture<>();

  private Devices known;
  private boolean started;
  private boolean listening;
  private boolean looking;
  private boolean lookAgain;
  private boolean closed;

  /**
   * @param look lists the devices; never fails
   */
  DeviceWatch(Loop loop, Supplier<CompletableFuture<Devices>> look, DeviceEvents events) {
    this.loop = loop;
    this.look = look;
    this.events = events;
  }

  /** The watch of this machine's devices. */
  public static DeviceWatch ofMachine(Loop loop) {
    return new DeviceWatch(
        loop,
        () -> Devices.list(loop),
        SoundServer.isLinux()
            ? new LinuxDeviceEvents(Path.of("/dev"), SoundServer::isThere)
            : new NativeDeviceEvents());
  }

  /** Tells of every change from now on. */
  public void add(Listener listener) {
    loop.assertOn();
    listeners.add(listener);
  }

  /** The devices, as soon as they are known; begins to watch them. */
  public CompletableFuture<Devices> devices() {
    loop.assertOn();
    if (!started) {
      started = true;
      look();
      // After the first look: the native lists are incomplete once a listener is there (measured).
      first.thenRun(this::round);
    }
    return known == null ? first : CompletableFuture.completedFuture(known);
  }

  private void round() {
    if (closed) {
      return;
    }
    loop.after(ROUND, this::round);
    if (!listening) {
      listening = true;
      loop.offload("listen for devices", () -> events.listen(new Word()), LIMIT)
          .whenComplete(
              (done, failure) -> {
                listening = false;
                if (failure != null) {
                  LOG.info("no device notifications: {}", failure.toString());
                }
              });
    }
  }

  private final class Word implements DeviceEvents.Listener {
    private final Calm devices = new Calm(CALM, DeviceWatch.this::look);
    private final Calm streams = new Calm(CALM, () -> tell(Listener::streamsBegan));
    private final Calm volume = new Calm(CALM_VOLUME, () -> tell(Listener::volumeChanged));

    @Override
    public void changed() {
      loop.post(devices::event);
    }

    @Override
    public void streamBegan() {
      loop.post(streams::event);
    }

    @Override
    public void volumeChanged() {
      loop.post(volume::event);
    }

    @Override
    public void soundServerEnded() {
      loop.post(
          () -> {
            tell(Listener::soundServerEnded);
            changed();
          });
    }
  }

  /** One act after a burst of events. */
  private final class Calm {
    private final Duration calm;
    private final Runnable act;
    private boolean waiting;

    Calm(Duration calm, Runnable act) {
      this.calm = calm;
      this.act = act;
    }

    void event() {
      if (!waiting) {
        waiting = true;
        loop.after(
            calm,
            () -> {
              waiting = false;
              act.run();
            });
      }
    }
  }

  private void tell(Consumer<Listener> word) {
    if (!closed) {
      List.copyOf(listeners).forEach(word);
    }
  }

  private void look() {
    lookAgain = looking;
    if (looking || closed) {
      return;
    }
    looking = true;
    look.get().thenAccept(this::seen);
  }

  private void seen(Devices now) {
    looking = false;
    if (closed) {
      return;
    }
    if (!now.equals(known)) {
      boolean tell = known != null;
      known = now;
      LOG.info("devices: {}", now);
      first.complete(now);
      if (tell) {
        tell(listener -> listener.devices(now));
      }
    }
    if (lookAgain) {
      look();
    }
  }

  /** Ends the watch. Any number of times. */
  public void close() {
    loop.assertOn();
    closed = true;
    events.close();
  }
}
