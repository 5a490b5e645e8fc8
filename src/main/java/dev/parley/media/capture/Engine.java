package dev.parley.media.capture;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.parley.loop.Loop;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundDevice;
import dev.parley.media.device.SoundDevices;
import dev.parley.media.device.SoundGate;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.media.screen.ScreenFeed;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the native engine of the process: one PeerConnectionFactory and one audio device module,
 * which live until the process ends (a second factory costs 2 threads and 0.9 MB that are never
 * freed, and freeing one under a live connection is a segmentation fault; both measured).
 */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private static final Duration MOVE_LIMIT = Duration.ofSeconds(5);

  private final SoundDevices devices;
  private final PeerConnectionFactory factory;
  private final SoundGate gate;
  private volatile ScreenFeed.Opener screens = ScreenFeed::open;
  private final AtomicInteger captures = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  private Engine(Loop loop, SoundDevices devices) {
    this.devices = devices;
    factory = new PeerConnectionFactory(devices.module());
    gate = new SoundGate(loop, devices);
  }

  /** Blocks for some 100 ms, longer where a sound server does not answer. */
  public static Engine open(Loop loop, MediaChoice choice) throws MediaException {
    NativeLibrary.load();
    Engine engine = new Engine(loop, SoundDevices.open(choice));
    if (engine.devices.areReal() && choice.speaker().kind() == MediaChoice.Kind.DEVICE) {
      engine.devices.useSpeaker(
          choice.speaker().among(SoundDevice.names(SoundDevice.speakers()), "speaker"));
    }
    return engine;
  }

  /** An engine without sound devices. Blocks as long. */
  public static Engine headless(Loop loop) throws MediaException {
    NativeLibrary.load();
    return new Engine(loop, SoundDevices.headless());
  }

  public SoundDevices devices() {
    return devices;
  }

  public PeerConnectionFactory factory() {
    return factory;
  }

  public SoundGate gate() {
    return gate;
  }

  /** Opens a shared screen. */
  ScreenFeed.Opener screens() {
    return screens;
  }

  /** Sets what opens a shared screen. Any thread. */
  public void setScreens(ScreenFeed.Opener opener) {
    screens = opener;
  }

  /** Takes sound that has begun on the default device to the one that was named, if any was. */
  public void moveStreams(Loop loop) {
    if (devices.areReal()) {
      loop.offload("move sound", () -> devices.moveStreams(), MOVE_LIMIT)
          .exceptionally(
              failure -> {
                LOG.warn(
                    "could not switch the sound device; keeping the default: {}",
                    failure.toString());
                return null;
              });
    }
  }

  /** How many captures are open. */
  public AtomicInteger captures() {
    return captures;
  }

  /** How many connections are in memory. */
  public AtomicInteger connections() {
    return connections;
  }
}
