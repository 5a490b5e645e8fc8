package dev.parley.ringing;

/**
 * Says how a person wants to be told of calls.
 *
 * @param in a sound for an offer that comes in
 * @param out a sound while one's own offer waits, and when a call has ended
 * @param speaker for all of these, by name; empty for that of the call
 * @param notified a notification of the system while the window is not in front
 */
public record RingSettings(boolean in, boolean out, String speaker, boolean notified) {}
