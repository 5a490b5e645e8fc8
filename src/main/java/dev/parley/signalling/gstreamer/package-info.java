/**
 * {@code GstreamerClient} (sends; docs/gstreamer.md); {@code Membership} (HELLO, the room,
 * reconnecting), {@code RoomPeers} and {@code SessionCalls} (who can be called, with and without a
 * room), {@code PeerDialog} (the dialogue with one of them: derives offer and accept from SDP
 * alone), {@code ServerFrame} and {@code GstMessage} (what the server and peers say), {@code
 * Liveness}, {@code Refusals}.
 */
package dev.parley.signalling.gstreamer;
