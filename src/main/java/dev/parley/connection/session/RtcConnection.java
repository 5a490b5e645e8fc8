package dev.parley.connection.session;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.PictureKind;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Certificates;
import dev.parley.connection.Connection;
import dev.parley.connection.Connection.Failure.Cause;
import dev.parley.connection.DataChannel;
import dev.parley.connection.IceServers;
import dev.parley.connection.Reachability;
import dev.parley.connection.Statistics;
import dev.parley.connection.quality.FrameMeter;
import dev.parley.connection.webrtc.NativeErrors;
import dev.parley.loop.Loop;
import dev.parley.media.capture.Capture;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.device.SoundGate;
import dev.parley.media.frame.AudioSink;
import dev.parley.text.Words;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Implements {@link Connection} over webrtc-java: opens the local media first, then the {@link
 * RtcSession}, and closes both in the measured order.
 */
final class RtcConnection implements Connection {

  private static final Words WORDS = Words.in(RtcConnection.class);

  private static final Logger LOG = LoggerFactory.getLogger(RtcConnection.class);

  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

  private final Loop loop;
  private final RtcSetup setup;
  private final FrameMeter remote;
  private final AudioSink meter;
  private final Flows.Plan plan;
  private final AudioSink remoteSound;
  private final Listener listener;

  private SendSettings wish = SendSettings.ALL;
  private MediaState sent = MediaState.ALL;
  private SharedCapture.Use media;

  private final SessionSlot slot;

  /** From the opening of the media until the session that connects has one of its own. */
  private SoundGate.Hold opening;

  private final Reachability server = new Reachability();

  /**
   * How far it is.
   *
   * <pre>
   *   NEW ---openMedia---> OPENING ---captured---> READY
   *    |                      |                      |
   *    +----------------------+----------------------+---fail---> FAILED
   *    +----------------------+----------------------+--------------+---close---> CLOSED
   * </pre>
   */
  private enum Stage {
    /** Nothing was asked for yet. */
    NEW,
    /** The local media are being opened. */
    OPENING,
    /** They are open, and sessions can be made. */
    READY,
    /** It cannot go on; its owner was told. */
    FAILED,
    /** Its owner wants no more of it. */
    CLOSED
  }

  private Stage stage = Stage.NEW;

  /** One object, so that it can be taken back. */
  private final Consumer<IceServers> newServers = this::use;

  RtcConnection(RtcSetup setup, String peerId, Listener listener) {
    this.loop = setup.loop();
    this.setup = setup;
    this.listener = listener;
    slot = new SessionSlot(loop, this::make, listener, this::fail);
    plan = setup.plan(peerId);
    meter = setup.meter(peerId);
    remote = new FrameMeter(setup.remote().apply(peerId));
    remoteSound = setup.remoteSound().apply(peerId);
  }

  @Override
  public void openMedia() {
    loop.assertOn();
    stage = Stage.OPENING;
    setup.servers().add(newServers);
    opening = setup.media().holdSound();
    setup.capture().join(new CaptureEvents()).whenComplete(this::mediaOpened);
  }

  private void mediaOpened(SharedCapture.Use opened, Throwable failure) {
    if (failure != null) {
      opening.release();
      fail(Cause.MEDIA, NativeErrors.sentence(failure));
    } else if (stage == Stage.CLOSED) {
      free(null, opened);
    } else {
      stage = Stage.READY;
      media = opened;
      opening.quiet().whenComplete((quiet, late) -> mediaReady(late));
    }
  }

  /** A session adds the tracks at once, so it is made in a quiet time only. */
  private void mediaReady(Throwable late) {
    if (late != null) {
      LOG.warn("could not use the local media", late);
      fail(Cause.MEDIA, WORDS.say("failure.library.hangs"));
    } else if (!isOver()) {
      media.capture().send(wish.microphone(), wish.camera(), wish.screen(), wish.motion());
      listener.mediaReady();
    }
  }

  @Override
  public void prepare() {
    loop.assertOn();
    if (stage == Stage.READY) {
      slot.prepare();
    }
  }

  @Override
  public void connect(NegotiationRole role) {
    loop.assertOn();
    if (isOver()) {
      return;
    }
    if (stage != Stage.READY) {
      throw new IllegalStateException("connect after mediaReady");
    }
    slot.connect(role);
    opening.release(); // the session that connects holds the sound itself
  }

  private void use(IceServers servers) {
    if (slot.session() != null && !isOver()) {
      slot.session().use(setup.configuration(servers));
    }
  }

  private RtcSession make(RtcSession.Plan plan, RtcSession.Owner sessionOwner) {
    RtcSession made = new RtcSession(setup, server, flows(), plan, sessionOwner);
    made.sends(sent, wish.motion());
    return made;
  }

  /** What the local media report. */
  private final class CaptureEvents implements Capture.Listener {
    @Override
    public void picture(VideoTrack track, PictureKind kind) {
      swap(session -> session.picture(track));
    }

    @Override
    public void sound(AudioTrack track, boolean on) {
      swap(session -> session.sound(track));
    }

    private void swap(Consumer<RtcSession> swap) {
      if (!isOver() && slot.session() != null) {
        try {
          swap.accept(slot.session());
        } catch (RuntimeException | Error refused) { // webrtc-java reports by both
          LOG.warn("could not replace a track", refused);
        }
      }
    }

    @Override
    public void sent(MediaState now) {
      if (!isOver()) {
        sent = now;
        listener.sends(sent);
        if (slot.session() != null) {
          slot.session().sends(sent, wish.motion());
        }
      }
    }

    @Override
    public void note(String sentence) {
      if (!isOver()) {
        listener.note(sentence);
      }
    }
  }

  private Flows flows() {
    return new Flows(
        media.capture(),
        media.local(),
        remote,
        frame -> {
          remote.frame(frame);
          media.capture().received(frame);
        },
        sound(),
        meter,
        plan);
  }

  private AudioSink sound() {
    boolean echo = setup.media().choice().microphone().kind() == MediaChoice.Kind.ECHO;
    return remoteSound == AudioSink.NONE && !echo
        ? AudioSink.NONE
        : (samples, rate, channels, frames) -> {
          remoteSound.sound(samples, rate, channels, frames);
          media.capture().received(samples, rate, channels, frames);
        };
  }

  @Override
  public void remoteDescription(SessionDescription description) {
    loop.assertOn();
    if (isLive()) {
      slot.session().remoteDescription(description);
    }
  }

  @Override
  public void remoteCandidate(IceCandidate candidate) {
    loop.assertOn();
    if (isLive()) {
      slot.session().remoteCandidate(candidate);
    }
  }

  @Override
  public void send(SendSettings next) {
    loop.assertOn();
    wish = next;
    if (stage == Stage.READY) {
      media.capture().send(wish.microphone(), wish.camera(), wish.screen(), wish.motion());
    }
  }

  @Override
  public void signalling(boolean up) {
    loop.assertOn();
    server.become(up);
  }

  @Override
  public void networkChanged() {
    loop.assertOn();
    if (isLive()) {
      slot.session().networkChanged();
    } else if (!isOver()) {
      slot.dropPrepared("the network has changed, and its candidates are stale");
    }
  }

  @Override
  public String obstacle() {
    RtcSession session = slot.session();
    return slot.connects() && session != null ? session.obstacle() : "";
  }

  @Override
  public CompletableFuture<Statistics> statistics() {
    loop.assertOn();
    if (stage == Stage.CLOSED || slot.session() == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("not connected"));
    }
    return slot.session().statistics();
  }

  @Override
  public CompletableFuture<Double> microphoneLevel() {
    loop.assertOn();
    boolean wanted = setup.media().choice().noticesMuted();
    if (!wanted || stage == Stage.CLOSED || slot.session() == null) {
      return CompletableFuture.failedFuture(new IllegalStateException("nothing to hear"));
    }
    return slot.session().microphoneLevel();
  }

  /** Null until connected; for tests. */
  RtcSession session() {
    return slot.session();
  }

  private void fail(Cause cause, String sentence) {
    if (!isOver()) {
      stage = Stage.FAILED;
      endSession();
      listener.failed(new Failure(cause, sentence));
    }
  }

  private boolean isLive() {
    return slot.connects() && slot.session() != null && !isOver();
  }

  private boolean isOver() {
    return stage == Stage.FAILED || stage == Stage.CLOSED;
  }

  @Override
  public CompletableFuture<Boolean> send(DataChannel channel, byte[] message) {
    loop.assertOn();
    return isLive()
        ? slot.session().data().send(channel, message)
        : CompletableFuture.completedFuture(false);
  }

  @Override
  public void allow(DataChannel channel, int messages) {
    loop.assertOn();
    if (isLive()) {
      slot.session().data().allow(channel, messages);
    }
  }

  @Override
  public void closeChannel(DataChannel channel) {
    loop.assertOn();
    if (isLive()) {
      slot.session().data().close(channel);
    }
  }

  @Override
  public CompletableFuture<Certificates> certificates() {
    loop.assertOn();
    return isLive()
        ? slot.session().certificates()
        : CompletableFuture.failedFuture(new IllegalStateException("not connected"));
  }

  @Override
  public void close() {
    loop.assertOn();
    if (stage == Stage.CLOSED) {
      return;
    }
    stage = Stage.CLOSED;
    setup.servers().remove(newServers);
    endSession();
    if (media != null) {
      free(slot.session(), media);
    }
  }

  private void endSession() {
    if (slot.session() != null) {
      slot.session().end();
    }
  }

  /** In the measured order: stop what feeds the tracks, close the connection, free the tracks. */
  private void free(RtcSession session, SharedCapture.Use media) {
    media.leave();
    SoundGate.Hold closing = setup.media().holdSound();
    closing
        .quiet()
        .exceptionally(RtcConnection::closeAllTheSame)
        .thenCompose(
            quiet ->
                loop.offload(
                    "close a connection",
                    () -> {
                      try {
                        media.stop();
                        if (session != null) {
                          session.close();
                        }
                        media.close();
                      } finally { // while it hangs in there, made-up sound stays off
                        loop.post(() -> letSoundFlow(session, closing));
                      }
                      return null;
                    },
                    CLOSE_LIMIT))
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.warn("could not close a connection", failure);
              }
            });
  }

  private void letSoundFlow(RtcSession session, SoundGate.Hold closing) {
    closing.release();
    opening.release();
    if (session != null) {
      session.letSoundFlow();
    }
  }

  /** Devices must not stay open for a library that does not come back. */
  private static Void closeAllTheSame(Throwable late) {
    LOG.warn(
        "a connection was closed while audio was being pushed or settled: {}", late.toString());
    return null;
  }
}
