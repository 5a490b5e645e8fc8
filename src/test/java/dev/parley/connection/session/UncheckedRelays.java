package dev.parley.connection.session;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.connection.Connection;
import dev.parley.connection.IceServers;
import dev.parley.connection.budget.SendPlanner;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.LevelSink;
import java.util.Optional;

/**
 * Connections that take any certificate of a TURN server. For tests, whose coturn has one that
 * nobody vouches for; the program has no such option, since the library's own list is all that
 * counts for it.
 */
public final class UncheckedRelays {
  private UncheckedRelays() {}

  /** As {@link RtcConnections}, but for that. */
  public static Connection.Factory connections(
      Loop loop,
      Media media,
      FrameSink local,
      FrameSink remote,
      AudioSink remoteSound,
      IceServers servers) {
    return new RtcConnections(
        loop,
        new RtcSetup(
            media,
            new SharedCapture(media, local),
            peerId -> remote,
            peerId -> remoteSound,
            LevelSink.NONE,
            new SendPlanner(media.loop()),
            new IceServersInUse(servers, new CandidateFilter(false)),
            TlsCertPolicy.INSECURE_NO_CHECK,
            new CandidateFilter(false),
            Optional.empty()));
  }
}
