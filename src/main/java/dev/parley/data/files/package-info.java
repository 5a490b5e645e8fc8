/**
 * Files that two people send each other in calls (docs/data-channels.md): {@code FileFeature},
 * which serves all calls of a run, with {@code FileTransfers} (what the window shows of them) and
 * {@code FileIntents} (what a person wants done); {@code FileSession} is one call, with {@code
 * OutgoingFiles} and {@code IncomingFiles}; {@code FileSender} and {@code FileReceiver} are one
 * file, {@code Reception} takes its bytes; {@code SendRate} (how fast it may go beside sound and
 * picture), {@code TransferRecords} (what is resumed after a restart), {@code FileName} (makes a
 * stranger's name harmless).
 */
package dev.parley.data.files;
