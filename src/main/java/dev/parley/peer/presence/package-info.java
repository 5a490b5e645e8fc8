/**
 * What a user says of itself to the channel: {@code OwnPresence}, and {@code PresenceReplies}, the
 * answers to those who have just joined.
 */
package dev.parley.peer.presence;
