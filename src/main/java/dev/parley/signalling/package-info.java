/**
 * The contract of every signalling dialect: {@code Signalling}, {@code Link} (the state of the
 * connection to the server), {@code Presence}, {@code PeerMessage}, {@code Manners} (the traits of
 * a dialect), {@code Standing} and {@code Kept} (how the clients of all dialects manage their
 * link), and the rule for names.
 */
package dev.parley.signalling;
