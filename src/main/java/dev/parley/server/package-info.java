/**
 * {@code SignallingServer}, the built-in signalling server: the paths at which each dialect is
 * spoken ({@code UpgradeHandler}), and {@code ClientProtocol}, a client in its dialect; {@code
 * VertoHub}, {@code GstreamerHub} and {@code ExtensionHub}, all who are there in one dialect;
 * {@code Directory} (who may log in), {@code Limits} (what a client may use; enforced by {@code
 * InboundQueue}, {@code LoginAttempts} and {@code Load}), {@code ServerCertificate} and {@code
 * SelfMadeCertificate} (wss); {@code EchoProcess} (keeps the echo peer running).
 *
 * <p>From the outside in: {@code AcceptLimiter} lets connections in; {@code SizedSocket} answers
 * what is no websocket, and asks the {@code UpgradeHandler} at its path who may have one; {@code
 * Endpoint} and {@code SocketWire} turn websocket callbacks into tasks of the loop. A client is a
 * {@code ClientProtocol} in its dialect; what all of them do alike is {@code ClientBase}, {@code
 * InboundQueue} what one has said, {@code ServerContext} what all share. In verto it is a {@code
 * Session}; {@code VertoHub} knows them all and passes their messages on; {@code Login} and {@code
 * Channels} are what else a client can ask for. In the extension protocol
 * (docs/extension-protocol.md) it is an {@code ExtensionPeer} at an {@code ExtensionDesk}, which
 * keeps the rules.
 */
package dev.parley.server;
