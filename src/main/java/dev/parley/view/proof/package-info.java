/**
 * Shows who is at the other end of a call: {@code ProofCards}, the shield beside the name and the
 * cards that it opens; {@code KnownSign}, who was proved before, in the list.
 */
package dev.parley.view.proof;
