/**
 * What a run leaves behind: {@code Report} with {@code CallLog}, {@code CallFigures} and {@code
 * Timeline}, {@code TestCallSummary} (what came of a test call), {@code RunLogHandle} (the run's
 * log), {@code Diagnosis} and {@code DiagnosticsFile} (what is gathered for finding problems),
 * {@code StallWatch} and {@code StallDump} (a loop that is stuck), {@code Version}.
 */
package dev.parley.report;
