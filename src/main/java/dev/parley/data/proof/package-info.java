/**
 * Proves who is at the other end (docs/data-channels.md): {@code ProofFeature}, what is found out
 * in each call, with {@code ProofExchange}, the messages for it, and {@code Transcript}, the hashes
 * in them; {@code ProvedPeers}, who was proved in earlier calls; {@code Verification}, what comes
 * of it.
 */
package dev.parley.data.proof;
