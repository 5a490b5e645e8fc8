package dev.parley.media.device;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.parley.loop.FastLoop;
import dev.parley.media.frame.Pace;
import dev.parley.media.test.TestTone;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Two connections of one process whose sound is agreed off and on again just as recording is being
 * stopped. Stopping recording while libwebrtc starts it makes both threads wait for one that never
 * ends; see {@link SoundGate}. A process of its own, since a hang is for good.
 *
 * <p>Arguments: a seed, the number of rounds, and perhaps {@code unguarded}, with which no
 * negotiation waits until recording has been stopped: then three storms of five hung within 1,000
 * rounds. Ends with {@link #HUNG} where a call into the library does not come back.
 */
final class RecordingStorm {
  static final int HUNG = 9;

  private static final long LIMIT_SECONDS = 10;

  /** Of the loop's clock: the gate settles after 10 ms, and a storm takes no hours. */
  private static final int TIMES = 30;

  /** The module's recording thread ends within 10 ms, and not much later. */
  private static final int LONGEST_PAUSE_MICROS = 4_000;

  private final Random random;
  private final boolean guarded;
  private final FastLoop loop = new FastLoop("storm", TIMES);
  private final HeadlessAudioDeviceModule module = new HeadlessAudioDeviceModule();
  private final PeerConnectionFactory factory = new PeerConnectionFactory(module);
  private final SoundGate gate = new SoundGate(loop, new Module());
  private final CompletableFuture<Void> described = new CompletableFuture<>();
  private final CompletableFuture<Void> connected = new CompletableFuture<>();
  private final Side left = new Side();
  private final Side right = new Side();

  /** Completed as the gate begins to stop recording. */
  private volatile CompletableFuture<Void> stopping = new CompletableFuture<>();

  private volatile int stops;
  private volatile int pushes;

  private RecordingStorm(long seed, boolean guarded) {
    random = new Random(seed);
    this.guarded = guarded;
    left.other = right;
    right.other = left;
  }

  private final class Module implements SoundGate.Recording {
    @Override
    public boolean isMicrophoneOpen() {
      return false;
    }

    @Override
    public void stopRecording() {
      stopping.complete(null);
      module.stopRecording();
      stops++;
    }

    @Override
    public void resumeRecording() {}

    @Override
    public void moveStreams() {}
  }

  public static void main(String[] arguments) throws Exception {
    long seed = Long.parseLong(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    RecordingStorm storm = new RecordingStorm(seed, arguments.length < 3);
    int round = 0;
    try {
      storm.connect();
      for (round = 1; round <= rounds; round++) {
        storm.round();
      }
      System.out.printf("%d rounds, %d stops, %d pushes%n", rounds, storm.stops, storm.pushes);
      Runtime.getRuntime().halt(0);
    } catch (TimeoutException hung) {
      System.out.printf("hung in round %d of %d%n", round, rounds);
      Runtime.getRuntime().halt(HUNG);
    }
  }

  private final class Side implements PeerConnectionObserver {
    private final CustomAudioSource source = new CustomAudioSource();
    private final RTCPeerConnection connection =
        factory.createPeerConnection(new RTCConfiguration(), this);
    private Side other;

    Side() {
      AudioTrack track = factory.createAudioTrack("sound", source);
      connection.addTrack(track, List.of("stream"));
    }

    /** One that comes before the description of its side is lost without a word (measured). */
    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {
      described.thenRunAsync(() -> other.connection.addIceCandidate(candidate), loop::post);
    }

    @Override
    public void onConnectionChange(RTCPeerConnectionState state) {
      if (state == RTCPeerConnectionState.CONNECTED) {
        connected.complete(null);
      }
    }

    private void sound(RTCRtpTransceiverDirection direction) {
      for (RTCRtpTransceiver section : connection.getTransceivers()) {
        section.setDirection(direction);
      }
    }
  }

  private void connect() throws Exception {
    SoundGate.Hold hold = gate.hold();
    negotiate(RTCRtpTransceiverDirection.SEND_RECV);
    described.complete(null);
    connected.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    hold.release();
    Thread tone = new Thread(this::push, "tone");
    tone.setDaemon(true);
    tone.start();
  }

  /** Ends with sound agreed on again, so with recording that the gate is about to stop. */
  private void round() throws Exception {
    stopping.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(LONGEST_PAUSE_MICROS)));
    SoundGate.Hold hold = gate.hold();
    if (guarded) {
      hold.quiet().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
    stopping = new CompletableFuture<>();
    negotiate(RTCRtpTransceiverDirection.INACTIVE);
    negotiate(RTCRtpTransceiverDirection.SEND_RECV);
    hold.release();
  }

  private void push() {
    byte[] silence = new byte[TestTone.FRAMES * 2];
    Pace pace = new Pace(Duration.ofMillis(10).toNanos());
    while (true) {
      gate.push(() -> pushBoth(silence));
      pace.await();
    }
  }

  private void pushBoth(byte[] sound) {
    pushes++;
    left.source.pushAudio(sound, 16, TestTone.SAMPLE_RATE, 1, TestTone.FRAMES);
    right.source.pushAudio(sound, 16, TestTone.SAMPLE_RATE, 1, TestTone.FRAMES);
  }

  private void negotiate(RTCRtpTransceiverDirection direction) throws Exception {
    inLibrary(() -> left.sound(direction));
    inLibrary(() -> right.sound(direction));
    RTCSessionDescription offer =
        made(observer -> left.connection.createOffer(new RTCOfferOptions(), observer));
    set(observer -> left.connection.setLocalDescription(offer, observer));
    set(observer -> right.connection.setRemoteDescription(offer, observer));
    RTCSessionDescription answer =
        made(observer -> right.connection.createAnswer(new RTCAnswerOptions(), observer));
    set(observer -> right.connection.setLocalDescription(answer, observer));
    set(observer -> left.connection.setRemoteDescription(answer, observer));
  }

  /** On a thread that nobody needs again, for a call that may never come back. */
  private static void inLibrary(Runnable call) throws Exception {
    CompletableFuture.runAsync(call, RecordingStorm::onThread).get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static void onThread(Runnable task) {
    Thread thread = new Thread(task, "native");
    thread.setDaemon(true);
    thread.start();
  }

  private static RTCSessionDescription made(Consumer<CreateSessionDescriptionObserver> call)
      throws Exception {
    CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
    inLibrary(
        () ->
            call.accept(
                new CreateSessionDescriptionObserver() {
                  @Override
                  public void onSuccess(RTCSessionDescription description) {
                    made.complete(description);
                  }

                  @Override
                  public void onFailure(String reason) {
                    made.completeExceptionally(new IllegalStateException(reason));
                  }
                }));
    return made.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  private static void set(Consumer<SetSessionDescriptionObserver> call) throws Exception {
    CompletableFuture<Void> set = new CompletableFuture<>();
    inLibrary(
        () ->
            call.accept(
                new SetSessionDescriptionObserver() {
                  @Override
                  public void onSuccess() {
                    set.complete(null);
                  }

                  @Override
                  public void onFailure(String reason) {
                    set.completeExceptionally(new IllegalStateException(reason));
                  }
                }));
    set.get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
