/**
 * Tests what a call needs (docs/checks.md): a {@code Check} of devices ({@code DeviceTrial}), of a
 * server, of STUN and TURN, and of an echo call reports a {@code Finding} for each thing it looks
 * at. {@code CheckRun} runs those of the window. {@code Probe} runs those of {@code parley probe},
 * for people who run a server, with the clients that it is given ({@code ProbedProtocol}): its
 * {@code ProbeResult} becomes a {@code ProbePage} for a terminal and {@code ProbeJson}, in English.
 */
package dev.parley.check;
