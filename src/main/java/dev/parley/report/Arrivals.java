package dev.parley.report;

import dev.parley.media.frame.FrameSink;
import dev.parley.media.test.ToneMeter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts and hears what arrives from each peer of a run. Any thread. */
public final class Arrivals {
  /** More than are in a call: of those that are no longer asked for, the counts go. */
  private static final int MOST = 16;

  private final Map<String, OfPeer> peers = new LinkedHashMap<>(MOST, 0.75f, true);

  /** What arrives from one peer. */
  public record OfPeer(CountedPictures pictures, ToneMeter sound) {}

  /** Of that peer, since the start of the process. */
  public synchronized OfPeer of(String peerId) {
    OfPeer one =
        peers.computeIfAbsent(peerId, id -> new OfPeer(new CountedPictures(), new ToneMeter()));
    if (peers.size() > MOST) {
      peers.remove(peers.keySet().iterator().next());
    }
    return one;
  }

  /** Passes a peer's pictures on, and counts each before that: no more are shown than arrived. */
  public FrameSink pictures(String peerId, FrameSink next) {
    return of(peerId).pictures().before(next);
  }
}
