package dev.parley;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCBundlePolicy;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.loop.Loop;
import dev.parley.media.frame.NativeHandle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One RTCPeerConnection as webrtc-java gives it, with sound, picture and a data channel. */
final class BarePeer {
  /** What is used of the library besides: all that our calls use, unless said. */
  private static final Set<String> WITH =
      Set.of(System.getProperty("bare.with", "message,sound,preview,statistics").split(","));

  /**
   * Offers in a call: the second brings the data channel, which with us the accepting side opens.
   * webrtc-java never frees the descriptions that it makes, some 23 kB each (measured).
   */
  private static final int ROUNDS = Integer.getInteger("bare.rounds", 2);

  /** Whether closed connections are freed, as ours are; the library does not. */
  private static final boolean FREED =
      Boolean.parseBoolean(System.getProperty("bare.freed", "true"));

  private static final byte[] TEXT = "sends microphone camera".getBytes(StandardCharsets.US_ASCII);

  private static final long FRAME_NS = 1_000_000_000L / 30;
  private static final List<String> STREAM = List.of("bare");

  private final AtomicInteger pictures = new AtomicInteger();
  private final Loop loop;
  private final NativeI420Buffer picture;
  private final CustomAudioSource audioSource = new CustomAudioSource();
  private final CustomVideoSource videoSource = new CustomVideoSource();
  private final AudioTrack audio;
  private final VideoTrack video;
  private final RTCPeerConnection connection;
  private final Thread camera = new Thread(this::film, "bare-camera");
  private final List<RTCIceCandidate> early = new ArrayList<>();
  private final List<NativeHandle> counts = new ArrayList<>();
  private final VideoTrackSink sink =
      frame -> {
        pictures.incrementAndGet();
        frame.release();
      };
  private final VideoTrackSink preview = VideoFrame::release;
  private final AudioTrackSink ear = (samples, bits, rate, channels, frames) -> {};
  private BarePeer other;
  private boolean described;
  private volatile RTCDataChannel channel;
  private VideoTrack shown;
  private AudioTrack heard;
  private boolean closed;

  /**
   * @param picture is sent over and over, and not freed
   */
  BarePeer(Loop loop, PeerConnectionFactory factory, NativeI420Buffer picture) {
    this.loop = loop;
    this.picture = picture;
    audio = factory.createAudioTrack("audio", audioSource);
    video = factory.createVideoTrack("video", videoSource);
    connection =
        factory.createPeerConnection(
            configuration(),
            new PeerConnectionObserver() {
              @Override
              public void onIceCandidate(RTCIceCandidate candidate) {
                loop.post(() -> other.heard(candidate));
              }

              @Override
              public void onDataChannel(RTCDataChannel opened) {
                use(opened);
              }
            });
  }

  private static RTCConfiguration configuration() {
    RTCConfiguration configuration = new RTCConfiguration();
    configuration.bundlePolicy = RTCBundlePolicy.MAX_BUNDLE;
    return configuration;
  }

  private void use(RTCDataChannel made) {
    channel = made;
    channel.registerObserver(
        new RTCDataChannelObserver() {
          @Override
          public void onBufferedAmountChange(long previous) {}

          @Override
          public void onStateChange() {
            loop.post(BarePeer.this::speak);
          }

          @Override
          public void onMessage(RTCDataChannelBuffer message) {}
        });
  }

  private void speak() {
    if (WITH.contains("message") && !closed && channel.getState() == RTCDataChannelState.OPEN) {
      try {
        channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(TEXT.clone()), false));
      } catch (Exception refused) {
        throw new IllegalStateException(refused);
      }
    }
  }

  private void film() {
    for (long next = System.nanoTime(); !Thread.currentThread().isInterrupted(); ) {
      videoSource.pushFrame(new VideoFrame(picture, 0, System.nanoTime()));
      next += FRAME_NS;
      while (System.nanoTime() < next && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
  }

  private void heard(RTCIceCandidate candidate) {
    if (closed) {
      return;
    }
    if (described) {
      connection.addIceCandidate(candidate);
    } else {
      early.add(candidate);
    }
  }

  /** Offers to the other; both see each other a while after it returns. */
  void call(BarePeer callee) {
    other = callee;
    callee.other = this;
    addTracks();
    callee.addTracks();
    if (ROUNDS == 1) {
      use(connection.createDataChannel("bare", new RTCDataChannelInit()));
      offer();
    } else {
      offer();
      callee.use(callee.connection.createDataChannel("bare", new RTCDataChannelInit()));
      callee.offer();
    }
    show();
    callee.show();
  }

  private void offer() {
    RTCSessionDescription offer =
        described(observer -> connection.createOffer(new RTCOfferOptions(), observer));
    set(observer -> connection.setLocalDescription(offer, observer));
    other.hear(offer);
    RTCSessionDescription answer =
        described(observer -> other.connection.createAnswer(new RTCAnswerOptions(), observer));
    set(observer -> other.connection.setLocalDescription(answer, observer));
    hear(answer);
  }

  private void addTracks() {
    if (WITH.contains("preview")) {
      video.addSink(preview);
    }
    counts.add(NativeHandle.of(connection.addTrack(audio, STREAM)));
    counts.add(NativeHandle.of(connection.addTrack(video, STREAM)));
    counts.add(NativeHandle.of(connection));
    camera.start();
  }

  private void hear(RTCSessionDescription description) {
    set(observer -> connection.setRemoteDescription(description, observer));
    loop.post(
        () -> {
          described = true;
          early.forEach(connection::addIceCandidate);
          early.clear();
        });
  }

  private void show() {
    for (RTCRtpTransceiver section : connection.getTransceivers()) {
      if (section.getReceiver().getTrack() instanceof VideoTrack track) {
        shown = track;
        shown.addSink(sink);
      } else if (WITH.contains("sound")
          && section.getReceiver().getTrack() instanceof AudioTrack track) {
        heard = track;
        heard.addSink(ear);
      }
    }
  }

  /** Whether it has a channel and has seen so many pictures. */
  boolean isUp(int least) {
    return channel != null && pictures.get() >= least;
  }

  /** Asks for the statistics, which come a little later. */
  CompletableFuture<Void> count() {
    CompletableFuture<Void> counted = new CompletableFuture<>();
    if (WITH.contains("statistics")) {
      connection.getStats(report -> counted.complete(null));
    } else {
      counted.complete(null);
    }
    return counted;
  }

  /** Closes it in the order that the library bears; on the loop, where all else is heard. */
  void close() throws InterruptedException {
    camera.interrupt();
    camera.join();
    video.removeSink(preview);
    shown.removeSink(sink);
    if (heard != null) {
      heard.removeSink(ear);
    }
    closed = true;
    channel.unregisterObserver();
    channel.close();
    connection.close();
    free(channel::dispose);
    if (FREED) {
      counts.forEach(NativeHandle::release);
    }
    free(video::dispose);
    free(videoSource::dispose);
    free(audio::dispose);
    free(audioSource::dispose);
  }

  private static void free(Runnable dispose) {
    try {
      dispose.run();
    } catch (Error othersCount) {
      // it says so though it has given up its own count
    }
  }

  private static RTCSessionDescription described(Consumer<CreateSessionDescriptionObserver> call) {
    CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
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
        });
    return made.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private static void set(Consumer<SetSessionDescriptionObserver> call) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    call.accept(
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            done.complete(null);
          }

          @Override
          public void onFailure(String reason) {
            done.completeExceptionally(new IllegalStateException(reason));
          }
        });
    done.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
