/**
 * {@code VertoClient} (sends); {@code Membership} (keeps one user in one channel: link states,
 * reconnecting), {@code Entry} (log in, subscribe), {@code Liveness} (two clocks), {@code Requests}
 * (each a future that ends), {@code RpcFrame}, {@code Dialects} (what peers say: {@code
 * NewerDialect}, {@code OlderDialect}, and who speaks which), {@code PeerMessageDecoder}, {@code
 * Refusals}.
 */
package dev.parley.signalling.verto;
