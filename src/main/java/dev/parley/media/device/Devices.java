package dev.parley.media.device;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.parley.loop.Loop;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lists the names of this machine's devices: cameras in the system's order, the default microphone
 * and speaker first.
 */
public record Devices(List<String> cameras, List<String> microphones, List<String> speakers) {
  /** A machine without any, or one not looked at. */
  public static final Devices NONE = new Devices(List.of(), List.of(), List.of());

  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

  private static final Duration LIMIT = Duration.ofSeconds(4);

  public Devices {
    cameras = List.copyOf(cameras);
    microphones = List.copyOf(microphones);
    speakers = List.copyOf(speakers);
  }

  private record Sound(List<String> microphones, List<String> speakers) {}

  /**
   * Looks. Completes on the loop, never exceptionally: a list is empty where there is no device, no
   * sound server, no native library, or no answer within four seconds.
   */
  public static CompletableFuture<Devices> list(Loop loop) {
    // Apart, so that a sound server that does not answer hides no camera; one after the other,
    // because the first loads the native library.
    return look(loop, "cameras", Devices::cameraNames, List.<String>of())
        .thenCompose(
            cameras ->
                look(loop, "sound devices", Devices::sound, new Sound(List.of(), List.of()))
                    .thenApply(
                        sound -> new Devices(cameras, sound.microphones(), sound.speakers())));
  }

  private static <T> CompletableFuture<T> look(Loop loop, String what, Callable<T> work, T none) {
    return loop.offload("list " + what, work, LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("could not list {}: {}", what, failure.toString());
              return none;
            });
  }

  private static Sound sound() throws MediaException {
    return new Sound(
        SoundDevice.names(SoundDevice.microphones()), SoundDevice.names(SoundDevice.speakers()));
  }

  private static List<String> cameraNames() throws MediaException {
    NativeLibrary.load();
    return DeviceNames.numbered(
        MediaDevices.getVideoCaptureDevices().stream().map(Device::getName).toList());
  }
}
