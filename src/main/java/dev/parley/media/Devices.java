package dev.parley.media;

import dev.onvoid.webrtc.media.Device;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The names of the devices of this machine, in the system's order. */
public record Devices(List<String> cameras, List<String> microphones, List<String> speakers) {
  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

  private static final Duration LIMIT = Duration.ofSeconds(4);

  public Devices {
    cameras = List.copyOf(cameras);
    microphones = List.copyOf(microphones);
    speakers = List.copyOf(speakers);
  }

  /**
   * Looks. Completes on the loop, never exceptionally: a list is empty where there is no device, no
   * sound server, no native library, or no answer within four seconds.
   */
  public static CompletableFuture<Devices> list(Loop loop) {
    // One after the other: the first one also loads the native library.
    return names(loop, "cameras", Devices::cameraNames)
        .thenCompose(
            cameras ->
                names(loop, "microphones", Devices::microphoneNames)
                    .thenCompose(
                        microphones ->
                            names(loop, "speakers", Devices::speakerNames)
                                .thenApply(
                                    speakers -> new Devices(cameras, microphones, speakers))));
  }

  private static CompletableFuture<List<String>> names(
      Loop loop, String what, Callable<List<String>> list) {
    return loop.offload("list " + what, list, LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("cannot list {}: {}", what, failure.toString());
              return List.of();
            });
  }

  private static List<String> cameraNames() throws MediaException {
    NativeLibrary.load();
    return names(MediaDevices.getVideoCaptureDevices());
  }

  /** Blocks; for a worker. */
  static List<String> microphoneNames() throws MediaException {
    NativeLibrary.load();
    return SoundServer.isThere() ? names(MediaDevices.getAudioCaptureDevices()) : List.of();
  }

  /** Blocks; for a worker. */
  static List<String> speakerNames() throws MediaException {
    NativeLibrary.load();
    return SoundServer.isThere() ? names(MediaDevices.getAudioRenderDevices()) : List.of();
  }

  private static List<String> names(List<? extends Device> devices) {
    return devices.stream().map(Device::getName).toList();
  }
}
