/**
 * Verto, as FreeSWITCH speaks it: {@code VertoHub}, all {@code Session}s and the messages between
 * them; {@code Login}; {@code Channels} (event channels); {@code Codec} (JSON-RPC).
 */
package dev.parley.server.verto;
