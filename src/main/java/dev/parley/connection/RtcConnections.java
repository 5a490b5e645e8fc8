package dev.parley.connection;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.loop.Loop;
import dev.parley.media.AudioSink;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;

/** Makes the connections of one client, one after the other; all of them use the same sinks. */
public final class RtcConnections implements Connection.Factory {
  private final RtcSetup setup;

  /**
   * Without ICE servers: for one machine or a LAN.
   *
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
    this(new RtcSetup(loop, media, local, remote, remoteSound, servers, TlsCertPolicy.SECURE));
  }

  RtcConnections(RtcSetup setup) {
    this.setup = setup;
  }

  @Override
  public Connection create(Connection.Listener listener) {
    return new RtcConnection(setup, listener);
  }
}
