/**
 * The records of a call that signalling, {@code connection}, {@code media}, {@code peer} and the
 * window share: {@code SessionDescription} and {@code IceCandidate} (what two peers negotiate
 * with), {@code NegotiationRole}, {@code SendSettings} (what a person wants sent), {@code
 * MediaState} (what a side sends) with its {@code PictureKind}, and {@code QualityLevel}.
 */
package dev.parley.call;
