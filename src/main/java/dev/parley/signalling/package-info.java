/**
 * The contract of every signalling dialect: {@code Signalling}, {@code Link} (the state of the
 * connection to the server), {@code Presence}, {@code PeerMessage}, {@code Manners} (the traits of
 * a dialect); {@code ReconnectingClient}, which every client is: it keeps the {@code LinkState},
 * logs in, checks that the server still answers and reconnects; {@code Requests} (each a future
 * that ends); {@code SessionJson} (a browser's JSON); and the rule for names.
 */
package dev.parley.signalling;
