/**
 * Commands, option groups, the values of arguments, and the exit status; the only package that
 * knows picocli. A command that starts the client is handed what makes a {@code Run}: {@code Main}
 * alone knows {@code App}. {@code LinkHandOff} (a command line that is an invite link), {@code
 * FxPreloader} (starts JavaFX before the command line is read), {@code UnreadableText} (what Java
 * could not read of the command line), {@code ForcedEnd} (ends a process whose loop is stuck).
 */
package dev.parley.cli;
