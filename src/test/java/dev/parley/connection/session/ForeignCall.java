package dev.parley.connection.session;

import dev.parley.call.IceCandidate;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.test.ToneMeter;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A connection of the program, and what it says to a peer that a test plays. */
class ForeignCall implements Connection.Listener, AutoCloseable {
  /** Its descriptions that nobody has looked at yet. */
  final BlockingQueue<SessionDescription> told = new LinkedBlockingQueue<>();

  final List<Connection.State> states = new CopyOnWriteArrayList<>();
  final List<MediaState> peerSends = new CopyOnWriteArrayList<>();
  final ToneMeter meter = new ToneMeter();
  final Connection side;
  private final AtomicInteger pictures;
  private volatile boolean ready;
  volatile boolean failed;

  /**
   * @param pictures counts those that it gets
   */
  ForeignCall(AtomicInteger pictures) {
    this.pictures = pictures;
    side =
        new RtcConnections(
                TestMedia.loop(),
                TestMedia.media().with(MediaChoice.TEST.withTone(440)),
                frame -> {},
                frame -> pictures.incrementAndGet(),
                meter)
            .create("peer", this);
  }

  void open() {
    on(side::openMedia);
    TestMedia.await("media ready", TestCall.LIMIT, () -> ready);
  }

  /** Connects when the peer's offer is there already: no own one, on a busy machine either. */
  void connect(NegotiationRole role, SessionDescription offer) {
    on(
        () -> {
          side.connect(role);
          side.remoteDescription(offer);
        });
  }

  void connect(NegotiationRole role) {
    on(() -> side.connect(role));
  }

  /** The peer says this. */
  void tell(SessionDescription description) {
    on(() -> side.remoteDescription(description));
  }

  /** Has the side restart ICE, and so offer. */
  void restart() {
    on(side::networkChanged);
  }

  void on(Runnable act) {
    TestMedia.on(
        () -> {
          act.run();
          return null;
        });
  }

  /** Waits for a few more. */
  void pictures() {
    int before = pictures.get();
    TestMedia.await("pictures", TestCall.LIMIT, () -> pictures.get() > before + 3);
  }

  @Override
  public void mediaReady() {
    ready = true;
  }

  @Override
  public void localDescription(SessionDescription description) {
    told.add(description);
  }

  @Override
  public void localCandidate(IceCandidate candidate) {}

  @Override
  public void state(Connection.State state) {
    states.add(state);
  }

  @Override
  public void peerSends(MediaState sent) {
    peerSends.add(sent);
  }

  @Override
  public void failed(Connection.Failure failure) {
    failed = true;
  }

  @Override
  public void close() {
    on(side::close);
  }

  @Override
  public void sends(MediaState sent) {}

  @Override
  public void frozen(boolean now) {}

  @Override
  public void note(String sentence) {}
}
