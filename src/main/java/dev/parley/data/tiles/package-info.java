/**
 * How large each person of a call of several is shown (docs/data-channels.md): {@code TilesFeature}
 * tells each peer the {@code TileSize} of its picture here, so that it sends no larger one, and
 * plans by what the peers tell.
 */
package dev.parley.data.tiles;
