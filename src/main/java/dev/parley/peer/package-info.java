/**
 * {@code Peer}, the controller: all intents and all messages from others pass through it. {@code
 * CallEvent} and {@code Transition} are the table of every event in every phase of a call, {@code
 * OfferEvent} that of offers (docs/calls.md). {@code CurrentCall} has the call that a user is in,
 * {@code CallController} one with each of the others, with its {@code Phase}; {@code LocalMedia}
 * what this side sends in all of them; {@code Offers}, who is calling and whose calls were missed;
 * {@code PeerFilter}, whom it listens to; {@code Roster}, who is there; {@code StatePublisher}, how
 * often the view is updated; {@code Sentences}, what a person reads.
 */
package dev.parley.peer;
