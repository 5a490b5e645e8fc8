/**
 * The built-in signalling server, for one machine or a LAN: a verto endpoint that answers as the
 * measured server does (server-answers.txt), and the keeper of the echo peer's process.
 *
 * <p>From the outside in: {@code Entrance} lets connections in; {@code SizedSocket} answers what is
 * no websocket; {@code Endpoint} and {@code SocketWire} turn websocket callbacks into tasks of the
 * loop; {@code Session} is one client, {@code Intake} what it has said; {@code Switchboard} knows
 * them all; {@code Login}, {@code Channels} and {@code Messages} are what a client can ask for.
 */
package dev.parley.server;
