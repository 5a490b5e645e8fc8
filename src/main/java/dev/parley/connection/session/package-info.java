/**
 * The way of a call to its peer: {@code RtcConnections} makes connections; {@code SessionSlot}
 * holds a session that is prepared while the peer rings; {@code RtcSession} is one
 * RTCPeerConnection and its parts: {@code Negotiation}, perfect negotiation as a pure decision, and
 * its driver {@code Negotiator}; {@code PathKeeper}, when ICE is restarted; {@code
 * IceFailureDiagnosis}, why there is no path; {@code DescriptionLimits} and {@code
 * CandidateFilter}, what of a peer libwebrtc gets to see; {@code DataChannels}, the data channels;
 * {@code SideChannel}, what each side says it sends; {@code SessionWatch}. {@code IceServersInUse},
 * which STUN and TURN servers a connection uses; {@code IceCheck} tests one STUN or TURN server on
 * its own.
 */
package dev.parley.connection.session;
