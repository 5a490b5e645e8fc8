package dev.parley.media;

import dev.onvoid.webrtc.media.video.VideoTrackSource;

/**
 * A source of pictures, and what fills it.
 *
 * @param free frees the source, once its track is gone
 * @param feed fills the source between its start and its stop
 */
record FedSource(VideoTrackSource source, Runnable free, Feed feed) {

  /** Makes one that shows a screen. */
  interface Maker {
    /**
     * Blocks a little; the feed is not started yet.
     *
     * @param id of a screen, window or region; empty never
     */
    FedSource make(String id) throws MediaException;
  }
}
