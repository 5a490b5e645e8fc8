/**
 * {@code VideoSlots}, the pictures that the window shows; {@code VideoPane}, a pane that shows the
 * newest of a stream.
 */
package dev.parley.view.video;
