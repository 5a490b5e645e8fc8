/**
 * The native objects, each private to one class: {@code NativePeer} (the RTCPeerConnection, with
 * futures for observers), {@code NativeConnection} (owns and frees it with all that comes out of
 * it), {@code NativeChannel}, {@code RemoteTracks} (refuses pictures that are too large), {@code
 * Outgoing}, {@code CodecPreferences}; {@code CallbackRelay} leads native callbacks to the loop.
 */
package dev.parley.connection.webrtc;
