package dev.parley.connection;

import dev.parley.media.AudioSink;
import dev.parley.media.Capture;
import dev.parley.media.FrameSink;

/**
 * What the sessions of one connection send, and where what they receive goes.
 *
 * @param capture the local media
 * @param local counts the own pictures
 * @param remote counts the peer's
 * @param pictures gets the peer's pictures
 * @param sound gets the peer's sound; {@link AudioSink#NONE} where nobody listens
 */
record Flows(
    Capture capture, FrameMeter local, FrameMeter remote, FrameSink pictures, AudioSink sound) {}
