/**
 * {@code Connection} (the contract), {@code RtcConnections} (creates the real ones), {@code
 * MediaLoopConnection} (passes calls from its user's loop to the media loop), {@code SessionSlot}
 * (a session prepared while the peer rings, used or discarded), {@code RtcSession} (one
 * RTCPeerConnection and its parts: {@code Negotiation}, perfect negotiation as a pure decision, and
 * its driver {@code Negotiator}; {@code PathKeeper}, when ICE is restarted; {@code
 * IceFailureDiagnosis}, why there is no path; {@code SideChannel}, what each side says it sends;
 * {@code SessionWatch}: statistics once a second by {@code StatsCollector}, the {@code Ladder} of
 * picture sizes, {@code FrozenPicture}), {@code IceCheck} (one STUN or TURN server on its own),
 * {@code Statistics} with its {@code CallQuality} (docs/statistics.md).
 */
package dev.parley.connection;
