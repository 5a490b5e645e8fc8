/**
 * {@code GstreamerClient} (sends and receives; docs/gstreamer.md), {@code GstreamerLogin} (HELLO,
 * the room), {@code RoomPeers} and {@code SessionCalls} (who can be called, with and without a
 * room), {@code PeerDialog} (the dialogue with one of them: derives offer and accept from SDP
 * alone), {@code ServerFrame} and {@code GstMessage} (what the server and peers say), {@code
 * PingWatch} (liveness without a room), {@code GstreamerErrors}.
 */
package dev.parley.signalling.gstreamer;
