/**
 * What the two programs of a call tell each other on its data channels: a {@link
 * dev.parley.data.DataFeature} for each thing, and a {@link dev.parley.data.DataCall} for each
 * call.
 */
package dev.parley.data;
