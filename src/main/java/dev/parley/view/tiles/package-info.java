/**
 * {@code TileGrid}, the people of a call of several, each in a tile: {@code TileLayout} says where
 * they stand, {@code SpeakerChoice} who speaks; {@code QualitySign} and {@code NoVideoPlaceholder},
 * which a call of two has as well.
 */
package dev.parley.view.tiles;
