/**
 * What the two programs of a call tell each other on its data channels (docs/data-channels.md): a
 * {@code DataFeature} for each thing, with a {@code DataCall} for each call.
 */
package dev.parley.data;
