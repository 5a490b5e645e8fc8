/**
 * {@code Loop} and {@code ThreadLoop}, its one named thread; {@code LoopWatch}, which detects a
 * stuck loop.
 */
package dev.parley.loop;
