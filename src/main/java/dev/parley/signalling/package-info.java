/**
 * The contract of every signalling dialect: {@code Signalling}, {@code Link} (the state of the
 * connection to the server), {@code Presence}, {@code PeerMessage}, {@code Manners} and {@code
 * Part} (the traits of a dialect, and the role in a negotiation), {@code Standing} and {@code Kept}
 * (how the clients of all dialects manage their link), and the rule for names.
 */
package dev.parley.signalling;
