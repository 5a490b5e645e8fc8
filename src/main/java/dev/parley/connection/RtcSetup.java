package dev.parley.connection;

import dev.onvoid.webrtc.TlsCertPolicy;
import dev.parley.loop.Loop;
import dev.parley.media.AudioSink;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;

/**
 * Holds what all connections of a client share.
 *
 * @param local gets the own pictures of a call, from media ready to the end
 * @param remote gets the peer's pictures
 * @param remoteSound gets the peer's sound, besides the speaker
 * @param certificates of TURN servers: they are checked, but in a test with one of its own making
 */
record RtcSetup(
    Media media,
    FrameSink local,
    FrameSink remote,
    AudioSink remoteSound,
    IceServers servers,
    TlsCertPolicy certificates) {

  /** The loop of the media, on which connections are made, negotiated and closed. */
  Loop loop() {
    return media.loop();
  }
}
