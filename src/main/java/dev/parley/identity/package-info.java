/**
 * {@code SelfCertifyingId}: client ids that only the holder of a secret can log in under
 * (docs/identities.md).
 */
package dev.parley.identity;
