package dev.parley.data.tiles;

import java.util.Map;

/** Takes how large the pictures of the others are shown here. */
public interface TileSizes {
  /**
   * Takes the sizes from now on. Of a peer that is not in it nothing new is known. Any thread.
   *
   * @param byPeer by the peer's id; empty where there is only one other
   */
  void shown(Map<String, TileSize> byPeer);
}
