package dev.parley.connection.session;

import dev.parley.connection.budget.SendPlanner;
import dev.parley.connection.quality.FrameMeter;
import dev.parley.media.capture.Capture;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.FrameSink;

/**
 * What the sessions of one connection send, and where what they receive goes.
 *
 * @param capture the local media
 * @param local counts the own pictures
 * @param remote counts the peer's
 * @param pictures gets the peer's pictures
 * @param sound gets the peer's sound; {@link AudioSink#NONE} where nobody listens
 * @param meter measures the peer's sound while there are several connections
 * @param plan limits what is sent while there are several connections
 */
record Flows(
    Capture capture,
    FrameMeter local,
    FrameMeter remote,
    FrameSink pictures,
    AudioSink sound,
    AudioSink meter,
    Plan plan) {

  /** Where a session says that it sends to the peer, and that it does no more. */
  interface Plan {
    void connected(SendPlanner.Sender sender);

    void gone(SendPlanner.Sender sender);
  }
}
