/**
 * The records of a call that signalling, {@code connection}, {@code media}, {@code peer} and the
 * window share: {@code SessionDescription} and {@code IceCandidate} (what two peers negotiate
 * with), {@code IceServer} (STUN or TURN), {@code NegotiationRole} and {@code SignallingTraits}
 * (what the two sides of a negotiation do, and can do), {@code Callees}, {@code SendSettings} (what
 * a person wants sent), {@code MediaState} (what a side sends) with its {@code PictureKind}, and
 * {@code QualityLevel}.
 */
package dev.parley.call;
