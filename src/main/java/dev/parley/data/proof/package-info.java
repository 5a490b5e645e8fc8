/**
 * Proves who is at the other end of a call: by the secret of an invitation, by a code that two
 * people read to each other, or by a certificate that was proved before. docs/data-channels.md has
 * the format, docs/decisions/0063 the reasons.
 */
package dev.parley.data.proof;
