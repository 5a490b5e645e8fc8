package dev.parley.probe;

import dev.parley.signalling.Signalling;

/**
 * What the probed server speaks.
 *
 * @param dialect its name, for a person
 * @param echoes whether a client may send a message to itself, which shows that messages pass
 * @param clients makes clients that are offline, each for a log in of its own
 */
public record Spoken(String dialect, boolean echoes, Signalling.Factory clients) {}
