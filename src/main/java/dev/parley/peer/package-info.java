/**
 * {@code Peer}, the controller: all intents and all messages from others pass through it. {@code
 * CallEvent} and {@code Step} are the table of every event in every phase (docs/calls.md), by which
 * {@code Line} acts on the call and its {@code Phase}; {@code CallMedia}, what is wanted and sent
 * in it ({@code MediaIntents}); {@code FromPeers}, what others say, past the {@code PeerFilter};
 * {@code Roster}, who is there; {@code Offers}, who is calling, {@code MissedCalls}, whose calls
 * were missed; {@code PeerCommands}, what a person asks of others; {@code Figures}, how the call is
 * doing, for a person, with its {@code History}; {@code StatePublisher}, how often the view is
 * updated; {@code Sentences}, what a person reads.
 */
package dev.parley.peer;
