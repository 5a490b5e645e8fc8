package dev.parley.connection;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.loop.Loop;
import dev.parley.media.AudioSink;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;

/**
 * Creates the connections of one client, one after the other, with the same sinks. Their work is
 * done on the loop of the media.
 */
public final class RtcConnections implements Connection.Factory {
  private final Loop loop;
  private final RtcSetup setup;

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
    this(loop, media, local, remote, remoteSound, IceServers.NONE);
  }

  /**
   * With ICE servers.
   *
   * @param loop on which the connections are used
   * @param local gets the local pictures of a call, from media ready to the end
   * @param remote gets the peer's pictures
   * @param remoteSound gets the peer's sound, besides the speaker
   */
  public RtcConnections(
      Loop loop,
      Media media,
      FrameSink local,
      FrameSink remote,
      AudioSink remoteSound,
      IceServers servers) {
    this(loop, new RtcSetup(media, local, remote, remoteSound, servers, TlsCertPolicy.SECURE));
  }

  RtcConnections(Loop loop, RtcSetup setup) {
    this.loop = loop;
    this.setup = setup;
  }

  @Override
  public Connection create(Connection.Listener listener) {
    return new MediaLoopConnection(
        loop, setup.loop(), listener, reports -> new RtcConnection(setup, reports));
  }
}
