package dev.parley.connection.session;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.loop.Loop;
import dev.parley.media.Media;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;
import java.util.function.Function;

/**
 * Holds what all connections of a client share.
 *
 * @param local gets the own pictures of a call, from media ready to the end
 * @param remote gives for a peer's id what gets that peer's pictures
 * @param remoteSound gets the peer's sound, besides the speaker
 * @param certificates of TURN servers: they are checked, but in a test with one of its own making
 * @param candidates which of a peer's are tried
 */
record RtcSetup(
    Media media,
    FrameSink local,
    Function<String, FrameSink> remote,
    AudioSink remoteSound,
    IceServersInUse servers,
    TlsCertPolicy certificates,
    CandidateFilter candidates) {

  /** The loop of the media, on which connections are made, negotiated and closed. */
  Loop loop() {
    return media.loop();
  }
}
