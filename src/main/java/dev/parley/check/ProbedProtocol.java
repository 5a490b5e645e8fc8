package dev.parley.check;

import dev.parley.signalling.Signalling;

/**
 * What the probed server speaks.
 *
 * @param dialect its name, for a person
 * @param echoes whether a client may send a message to itself, which shows that messages pass
 * @param echo how to start an echo peer there; empty where none can be found by its name
 * @param echoStarts whether an echo peer may still be starting
 * @param clients makes clients that are offline, each for a log in of its own
 */
public record ProbedProtocol(
    String dialect, boolean echoes, String echo, boolean echoStarts, Signalling.Factory clients) {}
