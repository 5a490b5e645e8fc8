/**
 * {@code SignallingServer}, the built-in signalling server: listens at a {@code ListenAddress}, and
 * knows which dialect is spoken at which path; {@code ServerCertificate} and {@code
 * SelfMadeCertificate} (wss); {@code EchoProcess} (keeps the echo peer running).
 */
package dev.parley.server;
