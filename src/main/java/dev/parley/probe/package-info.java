/**
 * The check for people who run a server (docs/checks.md): {@code Probe} combines the checkup's
 * examinations and its own ({@code ServerLook}, {@code EntryLook}, {@code TurnLook}, {@code
 * EchoLook}) with the clients that it is given ({@code ProbedProtocol}); its {@code Outcome} as a
 * {@code Page} for a terminal and as {@code Json}. It speaks English, as a terminal does.
 */
package dev.parley.probe;
