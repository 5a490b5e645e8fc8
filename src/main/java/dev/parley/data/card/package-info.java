/**
 * Sums up a call from what both sides count: {@code CardRecorder} follows it, {@code LossLedger}
 * and {@code Blame} say whose loss it was, {@code CallCard} is the result, and {@code CallHistory}
 * keeps the last twenty.
 */
package dev.parley.data.card;
