package dev.parley.connection.session;

import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCSignalingState;
import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.call.SessionDescription.Type;
import dev.parley.connection.DataChannel;
import dev.parley.connection.IceServers;
import dev.parley.connection.Scope;
import dev.parley.connection.webrtc.NativeChannel;
import dev.parley.connection.webrtc.NativePeer;
import dev.parley.media.TestMedia;
import dev.parley.media.capture.Capture;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundGate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A peer that does what a browser's page may do: it stops and adds sections at will. It tells its
 * descriptions as the caller of a method has edited them. Each method waits for the library.
 */
final class ForeignPeer implements NativePeer.Events, AutoCloseable {
  private final Scope scope = new Scope(TestMedia.loop());
  private final Capture capture =
      TestMedia.end(
          "a capture",
          TestMedia.on(
              () ->
                  TestMedia.media()
                      .with(MediaChoice.TEST.withTone(550))
                      .capture(preview -> {}, Capture.Listener.NONE)));
  private final SoundGate.Hold connecting = TestMedia.media().holdSound();
  private final Consumer<IceCandidate> candidates;
  private final List<RTCIceCandidate> early = new ArrayList<>();
  private final NativePeer peer;
  private boolean described;

  /**
   * @param candidates gets those of this side, on the loop
   * @param channel whether it opens a data channel
   */
  ForeignPeer(Consumer<IceCandidate> candidates, boolean channel) {
    this.candidates = candidates;
    peer =
        TestMedia.on(
            () -> {
              NativePeer made =
                  new NativePeer(
                      scope,
                      TestMedia.media(),
                      IceServers.NONE.configuration(TlsCertPolicy.SECURE),
                      this);
              made.addTrack(capture.audio(), true);
              made.addTrack(capture.video(), true);
              if (channel) {
                made.openChannel(DataChannel.STATE);
              }
              return made;
            });
  }

  /** Stops a section, as a page does: its next offer has it with the port 0. */
  void stop(int section) {
    TestMedia.on(
        () -> {
          RTCRtpTransceiver[] sections = peer.transceivers();
          if (section < sections.length && !sections[section].stopped()) {
            sections[section].stop();
          }
          return null;
        });
  }

  int sections() {
    return TestMedia.on(() -> peer.transceivers().length);
  }

  /** Sends its picture, or its sound, in a new section, or one that is free again. */
  void add(boolean picture) {
    quietly(
        () -> {
          try {
            peer.addTrack(picture ? capture.video() : capture.audio(), true);
          } catch (RuntimeException | Error sentAlready) {
            return CompletableFuture.completedFuture(null);
          }
          return CompletableFuture.completedFuture(null);
        });
  }

  void restartIce() {
    TestMedia.on(
        () -> {
          peer.restartIce();
          return null;
        });
  }

  boolean awaitsAnswer() {
    return TestMedia.on(() -> peer.signalingState() == RTCSignalingState.HAVE_LOCAL_OFFER);
  }

  /** Makes an offer and sets it; what is to be told of it. */
  SessionDescription offer(UnaryOperator<String> edit) {
    RTCSessionDescription offer =
        quietly(
            () ->
                peer.createOffer().thenCompose(made -> peer.setLocal(made).thenApply(set -> made)));
    return new SessionDescription(Type.OFFER, edit.apply(offer.sdp));
  }

  void rollBack() {
    quietly(peer::rollBack);
  }

  void answered(String sdp) {
    quietly(() -> peer.setRemote(RTCSdpType.ANSWER, sdp));
    described();
  }

  /** Takes an offer; what is to be told of the answer. */
  SessionDescription answer(String sdp, UnaryOperator<String> edit) {
    RTCSessionDescription answer =
        quietly(
            () ->
                peer.setRemote(RTCSdpType.OFFER, sdp)
                    .thenCompose(set -> peer.createAnswer())
                    .thenCompose(made -> peer.setLocal(made).thenApply(set -> made)));
    described();
    return new SessionDescription(Type.ANSWER, edit.apply(answer.sdp));
  }

  @SuppressWarnings("unchecked")
  private <T> T quietly(Supplier<CompletableFuture<T>> operation) {
    CompletableFuture<T> result = new CompletableFuture<>();
    TestMedia.on(
        () -> {
          peer.quietly(
                  () ->
                      operation
                          .get()
                          .whenComplete(
                              (value, failure) -> {
                                if (failure == null) {
                                  result.complete(value);
                                } else {
                                  result.completeExceptionally(failure);
                                }
                              }))
              .exceptionally(
                  failure -> {
                    result.completeExceptionally(failure);
                    return null;
                  });
          return null;
        });
    return TestMedia.end("an operation of the foreign peer", result);
  }

  private void described() {
    TestMedia.on(
        () -> {
          described = true;
          early.forEach(this::attempt);
          early.clear();
          return null;
        });
  }

  /** On the loop. */
  void remoteCandidate(IceCandidate candidate) {
    RTCIceCandidate its =
        new RTCIceCandidate(candidate.mid(), candidate.lineIndex(), candidate.candidate());
    if (described) {
      attempt(its);
    } else {
      early.add(its);
    }
  }

  private void attempt(RTCIceCandidate candidate) {
    try {
      peer.addCandidate(candidate);
    } catch (RuntimeException | Error nonsense) {
      // of a section that is gone
    }
  }

  /** Ends while the library has yet to answer. */
  @Override
  public void close() {
    TestMedia.on(
        () -> {
          peer.statistics();
          peer.createOffer();
          scope.end();
          return null;
        });
    capture.stop();
    peer.close();
    connecting.release();
    capture.close();
  }

  @Override
  public void candidate(RTCIceCandidate own) {
    candidates.accept(new IceCandidate(own.sdp, own.sdpMid, own.sdpMLineIndex, null));
  }

  @Override
  public void state(RTCPeerConnectionState state) {
    if (state == RTCPeerConnectionState.CONNECTED) {
      connecting.release();
    }
  }

  // What has no place here.

  @Override
  public void negotiationNeeded() {}

  @Override
  public void channel(NativeChannel channel) {}

  @Override
  public void serverError(String url, int code) {}
}
