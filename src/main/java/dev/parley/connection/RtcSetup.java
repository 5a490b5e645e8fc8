package dev.parley.connection;

import dev.parley.loop.Loop;
import dev.parley.media.AudioSink;
import dev.parley.media.FrameSink;
import dev.parley.media.Media;

/**
 * What all connections of a client have in common.
 *
 * @param local gets the own pictures of a call, from media ready to the end
 * @param remote gets the peer's pictures
 * @param remoteSound gets the peer's sound, besides the speaker
 */
record RtcSetup(
    Loop loop,
    Media media,
    FrameSink local,
    FrameSink remote,
    AudioSink remoteSound,
    IceServers servers) {}
