package dev.parley.media;

import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.function.Consumer;

/**
 * Combines a video source with the feed that fills it.
 *
 * @param free frees the source, once its track is gone
 * @param feed fills the source between its start and its stop
 * @param shown is run for each picture that comes of it
 */
record FedSource(VideoTrackSource source, Runnable free, Feed feed, Runnable shown) {

  FedSource(VideoTrackSource source, Runnable free, Feed feed) {
    this(source, free, feed, () -> {});
  }

  /** Makes one that shows a screen. */
  interface Maker {
    /**
     * Blocks a little; the feed is not started yet.
     *
     * @param id of a screen, window or region; empty never
     * @param ended hears in a sentence that it ended by itself: a window was closed. Any thread
     */
    FedSource make(String id, Screen.Preference preference, Consumer<String> ended)
        throws MediaException;
  }
}
