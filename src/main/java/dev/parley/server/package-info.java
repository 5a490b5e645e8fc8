/**
 * The built-in signalling server, for one machine or a LAN: dialects on paths of one port, of which
 * verto answers as the measured server does (server-answers.txt); and the keeper of the echo peer's
 * process.
 *
 * <p>From the outside in: {@code Entrance} lets connections in; {@code SizedSocket} answers what is
 * no websocket, and asks the {@code Dialect} that {@code Paths} has for it who may have one; {@code
 * Endpoint} and {@code SocketWire} turn websocket callbacks into tasks of the loop. A client is a
 * {@code Guest} in its dialect; what all of them do alike is {@code Visitor}, {@code Intake} what
 * one has said, {@code Premises} what all share. In verto it is a {@code Session}; {@code
 * Switchboard} knows them all; {@code Login}, {@code Channels} and {@code Messages} are what a
 * client can ask for. In the extension protocol (docs/extension-protocol.md) it is an {@code
 * ExtensionPeer} at an {@code ExtensionDesk}, which keeps the rules.
 */
package dev.parley.server;
