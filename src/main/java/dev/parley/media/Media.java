package dev.parley.media;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.media.MediaType;
import dev.parley.call.SpeakerState;
import dev.parley.loop.Loop;
import dev.parley.media.capture.Capture;
import dev.parley.media.capture.Engine;
import dev.parley.media.capture.EngineSources;
import dev.parley.media.capture.Preview;
import dev.parley.media.capture.Speaker;
import dev.parley.media.device.DeviceWatch;
import dev.parley.media.device.Devices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundGate;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.MediaException;
import dev.parley.media.screen.ScreenFeed;
import dev.parley.media.sound.MicrophoneLevel;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Provides the media of this process, and the choice of devices that its calls use.
 *
 * <p>There is one set of native machinery in a process, opened once and living as long; several
 * choices may share it ({@link #with}). All methods are called on the {@link #loop} of the media
 * unless said; nothing but media belongs on that, since a fault of the native library can stop it
 * for good.
 */
public final class Media {
  private static final Words WORDS = Words.in(Media.class);

  /** A sound server may be slow to answer; one that takes longer counts as none. */
  private static final Duration OPEN_LIMIT = Duration.ofSeconds(5);

  private static final Duration SPEAKER_LIMIT = Duration.ofSeconds(4);

  private static final AtomicBoolean OPENED = new AtomicBoolean();

  private final Loop loop;
  private final Engine engine;
  private final DeviceWatch watch;
  private final Speaker speaker;
  private final List<Capture> captures = new ArrayList<>();

  private volatile MediaChoice choice;

  private final SpeakerLook speakerLook = new SpeakerLook(this::askForSpeaker);

  private Devices there = Devices.NONE;

  /** Null before the first. */
  private Preview preview;

  /** Ends once the devices are known; null before anybody wanted to know. */
  private CompletableFuture<Void> watching;

  private Media(Loop loop, Engine engine, DeviceWatch watch, MediaChoice choice) {
    this.loop = loop;
    this.engine = engine;
    this.watch = watch;
    this.choice = choice;
    speaker = new Speaker(loop, engine.devices()::useSpeaker);
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
        .thenApply(engine -> opened(loop, engine, choice))
        .whenComplete((media, failure) -> OPENED.set(failure == null));
  }

  /** A sound server may end before the first call: it is watched from the first moment. */
  private static Media opened(Loop loop, Engine engine, MediaChoice choice) {
    Media media = new Media(loop, engine, DeviceWatch.ofMachine(loop), choice);
    if (engine.devices().areReal()) {
      media.watch();
    }
    return media;
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
    return new Media(loop, engine, watch, other);
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
    boolean devices =
        choice.camera().wantsDevice()
            || choice.microphone().wantsDevice()
            || choice.speaker().wantsDevice();
    // A list takes time, and those who use no device do not wait for it.
    CompletableFuture<Void> looked = devices ? watch() : CompletableFuture.completedFuture(null);
    CompletableFuture<Void> free = closePreview();
    return looked
        .thenCombine(free, (known, closed) -> closed)
        .thenCompose(
            done ->
                engine.devices().areLost()
                    ? CompletableFuture.failedFuture(new MediaException(WORDS.say("sound.lost")))
                    : open(preview, listener));
  }

  /**
   * Opens camera and microphone before a call, in the place of a preview before; returns at once.
   * The next {@link #capture} closes it first.
   *
   * @param pictures gets them until it is closed
   * @param hears whether the microphone is opened; without it the camera alone is
   */
  public Preview preview(FrameSink pictures, boolean hears, Preview.Listener listener) {
    loop.assertOn();
    CompletableFuture<Void> free = closePreview();
    Preview next =
        new Preview(
            loop,
            new EngineSources(engine, pictures),
            MicrophoneLevel.ofMachine(),
            hears,
            listener);
    preview = next;
    watch()
        .thenCombine(free, (known, closed) -> closed)
        .thenRun(() -> next.begin(choice, there, hasSound()));
    return next;
  }

  /** Ends once its devices are free, at once where there is none. */
  private CompletableFuture<Void> closePreview() {
    return preview == null ? CompletableFuture.completedFuture(null) : preview.close();
  }

  /** Whether a sound server is there. */
  public boolean hasSound() {
    return engine.devices().areReal() && !engine.devices().areLost();
  }

  /** Follows the devices of the machine from now on; ends once they are known. */
  private CompletableFuture<Void> watch() {
    if (watching == null) {
      watch.add(new Changes());
      watching =
          watch
              .devices()
              .thenAccept(
                  known -> {
                    there = engine.devices().usable(known, there);
                    speaker.begin(choice.speaker(), there.speakers());
                  });
    }
    return watching;
  }

  private final class Changes implements DeviceWatch.Listener {
    @Override
    public void devices(Devices now) {
      there = engine.devices().usable(now, there);
      String sentence = speaker.look(there.speakers());
      captures.forEach(capture -> capture.look(there));
      lookAtPreview();
      lookAtSpeaker();
      tell(sentence);
    }

    @Override
    public void volumeChanged() {
      lookAtSpeaker();
    }

    @Override
    public void streamsBegan() {
      engine.moveStreams(loop);
      lookAtSpeaker();
    }

    @Override
    public void soundServerEnded() {
      if (engine.devices().lose()) {
        tell(WORDS.say("sound.lost"));
        lookAtPreview();
        lookAtSpeaker();
      }
    }
  }

  /**
   * What becomes of what calls play: sound that is only measured counts as played where nothing
   * could play it. Any thread.
   */
  public SpeakerState speakerState() {
    MediaChoice.Kind kind = choice.speaker().kind();
    if (kind == MediaChoice.Kind.TEST && !engine.devices().areReal()) {
      return SpeakerState.PLAYING;
    }
    return choice.speaker().wantsDevice() ? speakerLook.state() : SpeakerState.MISSING;
  }

  /** While there are calls: nobody else asks. */
  private void lookAtSpeaker() {
    captures.removeIf(Capture::isOver);
    if (!captures.isEmpty()) {
      speakerLook.look();
    }
  }

  private CompletableFuture<SpeakerState> askForSpeaker() {
    return loop.offload("look at the speaker", engine.devices()::speakerState, SPEAKER_LIMIT)
        .exceptionally(
            untold -> engine.devices().areLost() ? SpeakerState.MISSING : SpeakerState.UNKNOWN);
  }

  private void lookAtPreview() {
    if (preview != null) {
      preview.look(choice, there, hasSound());
    }
  }

  private void tell(String sentence) {
    captures.forEach(capture -> capture.tell(sentence));
  }

  /**
   * Tells of the devices of this machine: those that are there, once they are known, and each
   * change.
   */
  public void onDevices(Consumer<Devices> listener) {
    loop.assertOn();
    watch()
        .thenCompose(done -> watch.devices())
        .thenAccept(
            known -> {
              watch.add(listener::accept);
              listener.accept(known);
            });
  }

  /** What calls use at present. Any thread. */
  public MediaChoice choice() {
    return choice;
  }

  /**
   * Other devices, or other processing of sound, for the running call and the later ones. Swapped
   * without a new description; a named one that is not there is taken when it comes. Whether
   * received sound is kept off the speaker ({@link #isSilent}) is decided when a call begins.
   */
  public void choose(MediaChoice other) {
    loop.assertOn();
    choice = other;
    if (engine.devices().areLost()) {
      return;
    }
    watch()
        .thenRun(
            () -> {
              speaker.choose(choice.speaker(), there.speakers());
              captures.forEach(capture -> capture.choose(choice, there));
              if (preview != null) {
                preview.choose(choice, there);
              }
            });
  }

  /** Ends the watch of devices, at the end of the program. */
  public void close() {
    loop.assertOn();
    watch.close();
  }

  private CompletableFuture<Capture> open(FrameSink preview, Capture.Listener listener) {
    try {
      choice.camera().check(there.cameras(), "camera");
      choice.microphone().check(there.microphones(), "microphone");
    } catch (MediaException absent) {
      return CompletableFuture.failedFuture(absent);
    }
    CompletableFuture<Capture> opened = new CompletableFuture<>();
    Capture capture =
        new Capture(loop, new EngineSources(engine, preview), choice, there, listener);
    captures.removeIf(Capture::isOver);
    captures.add(capture);
    lookAtSpeaker();
    capture.open(() -> opened.complete(capture));
    return opened;
  }

  /** Sets what opens a shared screen, for all calls of the process. Any thread. */
  void setScreens(ScreenFeed.Opener opener) {
    engine.setScreens(opener);
  }

  /**
   * The loop of this machinery. Whatever calls the native library does so here or on a worker,
   * since each such call waits for a thread of the library's. Any thread.
   */
  public Loop loop() {
    return loop;
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
    RTCPeerConnection made = engine.factory().createPeerConnection(configuration, observer);
    engine.connections().incrementAndGet();
    return made;
  }

  /** A connection is not in memory any more. Any thread. */
  public void freed() {
    engine.connections().decrementAndGet();
  }

  /** How many connections are in memory in this process, open or closed. Any thread. */
  public int connections() {
    return engine.connections().get();
  }

  /** The codecs of sound that this library can send, in the order of its own liking. Any thread. */
  public List<RTCRtpCodecCapability> soundCodecs() {
    return engine.factory().getRtpSenderCapabilities(MediaType.AUDIO).getCodecs();
  }

  /** Likewise of pictures. */
  public List<RTCRtpCodecCapability> pictureCodecs() {
    return engine.factory().getRtpSenderCapabilities(MediaType.VIDEO).getCodecs();
  }

  /**
   * Keeps made-up sound (test tone, echo) out of every call of the process: while a connection is
   * made, negotiated or closed, pushing it would end the process. Any thread, at once.
   */
  public SoundGate.Hold holdSound() {
    return engine.gate().hold();
  }
}
