/**
 * From an accepted connection to a client of a dialect: {@code HttpListener} sets the library's
 * server up, {@code AcceptLimiter} says who may come in and who gives way, {@code RequestHandler}
 * answers what is no websocket, keeps foreign pages out ({@code Hosts}) and asks the {@code
 * UpgradeHandler} at the path who may have one, {@code SocketWire} turns frames into tasks of the
 * loop. {@code SharedBudget} counts what all clients make the server hold, {@code MemoryBudget}
 * adds it up. A client is a {@code ClientProtocol} that holds a {@code Wire}; {@code ClientBase}
 * does what the clients of all dialects have in common, {@code InboundQueue} holds what one has
 * said.
 */
package dev.parley.server.http;
