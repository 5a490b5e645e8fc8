/**
 * What the two programs of a call tell each other on its data channels: a {@code DataFeature} for
 * each thing, and a {@code DataCall} for each call.
 */
package dev.parley.data;
