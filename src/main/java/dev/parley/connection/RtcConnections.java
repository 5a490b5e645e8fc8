package dev.parley.connection;

import dev.parley.loop.Loop;
import dev.parley.media.AudioSink;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;

/** Makes the connections of one client, one after the other; all of them use the same sinks. */
public final class RtcConnections implements Connection.Factory {
  private final Loop loop;
  private final Media media;
  private final FrameSink local;
  private final FrameSink remote;
  private final AudioSink remoteSound;
  private final IceServers servers;

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
    this.loop = loop;
    this.media = media;
    this.local = local;
    this.remote = remote;
    this.remoteSound = remoteSound;
    this.servers = servers;
  }

  @Override
  public Connection create(Connection.Listener listener) {
    return new RtcConnection(loop, media, local, remote, remoteSound, servers, listener);
  }
}
