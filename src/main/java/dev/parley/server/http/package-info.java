/**
 * From an accepted connection to a client of a dialect: {@code AcceptLimiter} lets connections in,
 * {@code TlsChannel} is their TLS, {@code SizedSocket} answers what is no websocket and asks the
 * {@code UpgradeHandler} at the path who may have one, {@code Endpoint} and {@code SocketWire} turn
 * websocket callbacks into tasks of the loop. A client is a {@code ClientProtocol} that holds a
 * {@code Wire}; {@code ClientBase} does what the clients of all dialects have in common, {@code
 * InboundQueue} holds what one has said.
 */
package dev.parley.server.http;
