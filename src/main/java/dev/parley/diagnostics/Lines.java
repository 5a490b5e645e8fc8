package dev.parley.diagnostics;

/**
 * Further lines for an entry of the log, as its last argument: the file has them below the entry,
 * as it has a stack trace; the terminal does not.
 */
public record Lines(String text) {}
