package dev.parley.connection.session;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.call.IceServer;
import dev.parley.connection.Connection;
import dev.parley.connection.IceServers;
import dev.parley.connection.MediaLoopConnection;
import dev.parley.connection.OwnCertificate;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.LevelSink;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes the connections of one client, any number of them: each with a sink of its own for the
 * peer's pictures. Their work is done on the loop of the media.
 */
public final class RtcConnections implements Connection.Factory {
  private final Loop loop;
  private RtcSetup setup;

  /**
   * Without ICE servers: for one machine or a LAN.
   *
   * @param loop on which the connections are used
   * @param local gets the local pictures of a call, from media ready to the end
   * @param remote gets the peer's pictures
   * @param remoteSound gets the peer's sound, besides the speaker
   */
  public RtcConnections(
      Loop loop, Media media, FrameSink local, FrameSink remote, AudioSink remoteSound) {
    this(loop, media, local, peerId -> remote, peerId -> remoteSound, IceServers.NONE);
  }

  /**
   * With ICE servers.
   *
   * @param loop on which the connections are used
   * @param local gets the local pictures of a call, from media ready to the end
   * @param remote gives for a peer's id what gets that peer's pictures
   * @param remoteSound likewise gives what gets that peer's sound, besides the speaker
   */
  public RtcConnections(
      Loop loop,
      Media media,
      FrameSink local,
      Function<String, FrameSink> remote,
      Function<String, AudioSink> remoteSound,
      IceServers servers) {
    this(
        loop,
        new RtcSetup(
            media,
            new SharedCapture(media, local),
            remote,
            remoteSound,
            LevelSink.NONE,
            new SendPlanner(media.loop()),
            new IceServersInUse(servers, new CandidateFilter(false)),
            TlsCertPolicy.SECURE,
            new CandidateFilter(false),
            Optional.empty()));
  }

  RtcConnections(Loop loop, RtcSetup setup) {
    this.loop = loop;
    this.setup = setup;
  }

  /**
   * The same to peers that run on this computer for certain: those of the user's own local server,
   * which listens on loopback and whose password only the user's programs can read. They may be
   * reached over loopback.
   */
  public RtcConnections onThisComputer() {
    return new RtcConnections(loop, setup.with(new CandidateFilter(true)));
  }

  /** The same, telling how loud each peer is while there are several. */
  public RtcConnections measuring(LevelSink levels) {
    return new RtcConnections(loop, setup.with(levels));
  }

  /** Limits what the connections send while there are several. */
  public SendPlanner planner() {
    return setup.planner();
  }

  @Override
  public void iceServers(List<IceServer> handedOut) {
    setup.loop().post(() -> setup.servers().handedOut(handedOut));
  }

  @Override
  public void certificate(OwnCertificate own) {
    loop.assertOn();
    setup = setup.with(own);
  }

  @Override
  public Connection create(String peerId, Connection.Listener listener) {
    RtcSetup now = setup;
    return new MediaLoopConnection(
        loop, now.loop(), listener, reports -> new RtcConnection(now, peerId, reports));
  }
}
