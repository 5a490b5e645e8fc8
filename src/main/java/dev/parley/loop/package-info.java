/**
 * {@code Loop} and {@code ThreadLoop}, its one named thread; {@code LoopWatch}, which detects a
 * stuck loop; {@code TokenBucket}, which limits how often something happens.
 */
package dev.parley.loop;
