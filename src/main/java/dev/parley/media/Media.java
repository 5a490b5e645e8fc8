package dev.parley.media;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.parley.loop.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The media of this process, and what its calls shall use of it.
 *
 * <p>There is one set of native machinery in a process, opened once and living as long; several
 * choices may share it ({@link #with}). All methods are called on the loop unless said.
 */
public final class Media {
  /** A sound server may be slow to answer; one that takes longer counts as none. */
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);

  private static final AtomicBoolean OPENED = new AtomicBoolean();

  private final Loop loop;
  private final Engine engine;
  private final MediaChoice choice;

  private Media(Loop loop, Engine engine, MediaChoice choice) {
    this.loop = loop;
    this.engine = engine;
    this.choice = choice;
  }

  /**
   * Opens the machinery of this process; completes on the loop. Without a sound server, or with one
   * that does not answer, there is machinery without microphone and speaker.
   *
   * <p>Ends in a {@link MediaException} when the native library cannot be loaded, or a speaker was
   * named that is not there; then it may be tried again.
   *
   * @throws IllegalStateException when it is open, or being opened
   */
  public static CompletableFuture<Media> open(Loop loop, MediaChoice choice) {
    if (!OPENED.compareAndSet(false, true)) {
      throw new IllegalStateException("media is open: one factory a process");
    }
    return loop.offload("open media", () -> Engine.open(loop, choice), OPEN_LIMIT)
        .handle((engine, failure) -> orHeadless(loop, engine, failure))
        .thenCompose(engine -> engine)
        .thenApply(engine -> new Media(loop, engine, choice))
        .whenComplete((media, failure) -> OPENED.set(failure == null));
  }

  private static CompletableFuture<Engine> orHeadless(Loop loop, Engine engine, Throwable failure) {
    if (failure == null) {
      return CompletableFuture.completedFuture(engine);
    }
    return failure instanceof TimeoutException
        ? loop.offload("open media without sound", () -> Engine.headless(loop), OPEN_LIMIT)
        : CompletableFuture.failedFuture(failure);
  }

  /** The same machinery for calls that use other devices. Any thread. */
  public Media with(MediaChoice other) {
    return new Media(loop, engine, other);
  }

  /**
   * Opens the local media of one call; completes on the loop, within some ten seconds. The first
   * picture of a camera has been seen by then; a device that does not open is noted, and the call
   * goes without it.
   *
   * <p>Ends in a {@link MediaException} whose message is for the user where a camera or microphone
   * was named that is not there.
   *
   * @param preview gets the local pictures until the capture is stopped
   */
  public CompletableFuture<Capture> capture(FrameSink preview, Capture.Listener listener) {
    loop.assertOn();
    return devicesFor(choice).thenCompose(there -> open(there, preview, listener));
  }

  /** A list takes time, and those who use no device do not wait for it. */
  private CompletableFuture<Devices> devicesFor(MediaChoice choice) {
    return choice.camera().wantsDevice() || choice.microphone().wantsDevice()
        ? Devices.list(loop).thenApply(this::usable)
        : CompletableFuture.completedFuture(Devices.NONE);
  }

  /** Without a device module there is no microphone, even if a sound server has come since. */
  private Devices usable(Devices there) {
    return engine.devices().areReal() ? there : new Devices(there.cameras(), List.of(), List.of());
  }

  private CompletableFuture<Capture> open(
      Devices there, FrameSink preview, Capture.Listener listener) {
    try {
      choice.camera().check(there.cameras(), "camera");
      choice.microphone().check(there.microphones(), "microphone");
    } catch (MediaException absent) {
      return CompletableFuture.failedFuture(absent);
    }
    CompletableFuture<Capture> opened = new CompletableFuture<>();
    Capture capture =
        new Capture(loop, new EngineSources(engine, preview), choice, there, listener);
    capture.open(() -> opened.complete(capture));
    return opened;
  }

  /** Sets what shows a shared screen, for all calls of the process. Any thread. */
  void setScreens(FedSource.Maker maker) {
    engine.setScreens(maker);
  }

  /** How many captures are open in this process. Any thread. */
  public int openCaptures() {
    return engine.captures().get();
  }

  /**
   * Whether received sound must be kept off the speaker: it is only measured, or sent back. Any
   * thread.
   */
  public boolean isSilent() {
    return engine.devices().areReal() && !choice.speaker().wantsDevice();
  }

  /**
   * Makes a connection of the one factory.
   *
   * @param configuration checked before: a malformed ICE server is a segmentation fault
   */
  public RTCPeerConnection connect(
      RTCConfiguration configuration, PeerConnectionObserver observer) {
    return engine.factory().createPeerConnection(configuration, observer);
  }

  /**
   * Keeps made-up sound (test tone, echo) out of every call of the process: while a connection is
   * made, negotiated or closed, pushing it would end the process. Any thread.
   */
  public Hold holdSound() {
    return engine.gate().hold();
  }

  /** A time in which no sound is made up. */
  public interface Hold {
    /** Ends it; sound comes back 300 ms after the last. Any thread, any number of times. */
    void release();
  }
}
