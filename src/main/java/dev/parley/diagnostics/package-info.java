/**
 * What a run records for finding problems (docs/diagnostics.md): {@code LogSetup} and {@code
 * RunLog} (what is logged, and its file), {@code RunMarker} and {@code Crashes} (how an earlier run
 * ended), {@code ThreadDump} (what all threads are doing), {@code Masking} (hides secrets), {@code
 * Archive} (all of it in one file).
 */
package dev.parley.diagnostics;
