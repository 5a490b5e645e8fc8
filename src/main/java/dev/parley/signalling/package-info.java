/**
 * The contract of every signalling dialect: {@code Signalling}, {@code Link} (the state of the
 * connection to the server), {@code Presence}, {@code PeerMessage}; {@code ReconnectingClient},
 * which every client is: it keeps the {@code LinkState}, logs in, checks that the server still
 * answers and reconnects; {@code Requests} (each a future that ends); {@code IceServerLease} (what
 * a server hands out, renewed before it expires); {@code SessionJson} (a browser's JSON); and the
 * rule for names.
 */
package dev.parley.signalling;
