package dev.parley.data.proof;

import dev.parley.call.IceCandidate;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import dev.parley.connection.Connection;
import dev.parley.connection.DataChannel;
import dev.parley.connection.OwnCertificate;
import dev.parley.connection.QuietListener;
import dev.parley.connection.session.RtcConnections;
import dev.parley.data.DataFeature;
import dev.parley.data.DataSession;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One end of a real connection, of a peer or of somebody in between; on the loop of the tests. */
final class ProofEnd implements QuietListener {
  private final Connection connection;

  /** Null for somebody in between. */
  private final DataSession session;

  /** To whom its signalling goes. */
  private ProofEnd partner;

  /** To whom somebody in between passes on what comes on data channels; null for nobody. */
  ProofEnd beyond;

  final List<String> failures = new ArrayList<>();

  /** Empty until there is a path. */
  Duration connected;

  private boolean ready;
  private boolean open;

  /**
   * @param features none for somebody in between
   */
  ProofEnd(
      String peerId,
      boolean polite,
      OwnCertificate certificate,
      List<DataFeature> features,
      FrameSink pictures) {
    RtcConnections connections =
        new RtcConnections(
            TestMedia.loop(),
            TestMedia.media().with(MediaChoice.TEST),
            frame -> {},
            pictures,
            AudioSink.NONE);
    connections.certificate(certificate);
    connection = connections.create(peerId, this);
    session =
        features.isEmpty()
            ? null
            : new DataSession(
                TestMedia.loop(),
                new DataSession.Partner(peerId, () -> "Name of " + peerId, () -> polite),
                connection,
                features);
  }

  static void wire(ProofEnd one, ProofEnd two) {
    one.partner = two;
    two.partner = one;
  }

  /** Sends the screen of that id, empty for the camera. */
  void openMedia(String screen) {
    connection.send(new SendSettings(true, true, screen, true));
    connection.openMedia();
  }

  boolean isReady() {
    return ready;
  }

  boolean hasControl() {
    return open;
  }

  void connect(NegotiationRole role) {
    connection.connect(role);
  }

  void close() {
    if (session != null) {
      session.end();
    }
    connection.close();
  }

  private void ofSession(Consumer<DataSession> word) {
    if (session != null) {
      word.accept(session);
    }
  }

  @Override
  public void channel(DataChannel channel, boolean now) {
    open |= channel == DataChannel.CONTROL && now;
    ofSession(told -> told.channel(channel, now));
  }

  @Override
  public void message(DataChannel channel, byte[] message) {
    ofSession(told -> told.message(channel, message));
    if (beyond != null) {
      passOn(channel, message);
    }
  }

  /** What comes before the other side is open waits for it. */
  private void passOn(DataChannel channel, byte[] message) {
    if (beyond.open) {
      beyond.connection.send(channel, message);
    } else {
      TestMedia.loop().after(Duration.ofMillis(10), () -> passOn(channel, message));
    }
  }

  @Override
  public void mediaReady() {
    ready = true;
  }

  @Override
  public void localDescription(SessionDescription description) {
    TestMedia.loop().post(() -> partner.connection.remoteDescription(description));
  }

  @Override
  public void localCandidate(IceCandidate candidate) {
    TestMedia.loop().post(() -> partner.connection.remoteCandidate(candidate));
  }

  @Override
  public void state(Connection.State state) {
    if (state == Connection.State.CONNECTED && connected == null) {
      connected = TestMedia.loop().now();
    }
    ofSession(told -> told.state(state));
  }

  @Override
  public void failed(Connection.Failure failure) {
    failures.add(failure.sentence());
  }
}
