/**
 * The channels that a person can open: {@code ChannelsController} for the window, {@code
 * Destination} (a channel and how to get there), {@code Invitation} (an invite link), {@code
 * RecentChannels}, {@code KnownCertificates} (a link may name another), {@code KeptPasswords} (in
 * the system's keyring), {@code LinkInbox} (links opened elsewhere), {@code EchoCall} (a test call,
 * and the way back from it), {@code TypedPlace} (what was typed into the form), {@code
 * ProtocolLabels} and {@code ShownPlace} (names for people).
 */
package dev.parley.channels;
