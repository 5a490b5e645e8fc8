/**
 * {@code VertoClient} (sends and receives), {@code VertoLogin} (logs in, subscribes), {@code
 * RpcFrame}, {@code PeerDialects} (what peers say: {@code NewerDialect}, {@code OlderDialect}, and
 * who speaks which), {@code PeerMessageDecoder}.
 */
package dev.parley.signalling.verto;
