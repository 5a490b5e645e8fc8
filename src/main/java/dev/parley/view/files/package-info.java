/**
 * {@code FilesPane}, the files that are sent and received, in a call and after it; {@code
 * FileDrop}, which takes files that are dropped or pasted.
 */
package dev.parley.view.files;
