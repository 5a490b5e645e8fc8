package dev.parley.diagnostics;

/**
 * Carries further lines of a log entry, as its last argument: the file shows them below the entry,
 * like a stack trace; the terminal does not.
 */
public record Lines(String text) {}
