package dev.parley.media.capture;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.PictureKind;
import dev.parley.loop.Loop;
import dev.parley.media.device.MediaChoice.Pick;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Opened;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One half of a {@link Capture}: opens its source and replaces it, as wishes and devices change. On
 * the loop unless said.
 *
 * @param <W> what the source is
 * @param <T> the source while it is open
 */
abstract class SentTrack<W, T extends Opened> implements LatestWinsOpener.Listener<W, T> {
  final Loop loop;
  final Sources sources;
  final Reports reports;
  final DeviceInUse device;

  private final W nothing;
  private final LatestWinsOpener<W, T> opener;

  /** What a person asked for. */
  Pick pick;

  private boolean begun;
  private boolean settled = true;

  /** What the opener was last told; a wish is not repeated where only another has changed. */
  private W told;

  /** Given to the connection where nothing is sent; made when it is first asked for. */
  private T idle;

  /** What the two halves report. */
  interface Reports {
    void picture(VideoTrack track, PictureKind kind);

    void sound(AudioTrack track, boolean on);

    void note(String sentence);

    void changed();
  }

  SentTrack(Loop loop, Sources sources, Reports reports, DeviceInUse device, W nothing) {
    this.loop = loop;
    this.sources = sources;
    this.reports = reports;
    this.device = device;
    this.nothing = nothing;
    opener = new LatestWinsOpener<>(loop, this::open, this);
  }

  /** Opens a source; blocks, but for nothing. */
  abstract T open(W what) throws MediaException;

  /** What is to be sent now. */
  abstract W target();

  @Override
  public CompletableFuture<Void> changing() {
    settled = false;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void settled() {
    settled = true;
    reports.changed();
  }

  void begin() {
    begun = true;
    apply();
  }

  void choose(Pick wish, List<String> there) {
    pick = wish;
    device.choose(wish, there);
    told = null; // what failed is tried again
    apply();
  }

  /** Returns a sentence for the person, empty where nothing has changed. */
  String look(List<String> there) {
    String sentence = device.look(there);
    if (!sentence.isEmpty()) {
      told = null;
    }
    apply();
    return sentence;
  }

  void apply() {
    W next = target();
    if (begun && !next.equals(told)) {
      told = next;
      opener.want(next.equals(nothing) ? null : next);
    }
  }

  boolean isSettled() {
    return settled;
  }

  /** What is open, null for nothing. Any thread. */
  T current() {
    return opener.current();
  }

  /** What is open, or else a source without content. */
  T currentOrIdle() {
    T current = current();
    if (current != null) {
      return current;
    }
    if (idle == null) {
      try {
        idle = open(nothing);
      } catch (MediaException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
    return idle;
  }

  void stop() {
    opener.stop();
  }

  void free() {
    opener.free();
    if (idle != null) {
      idle.stop();
      idle.free();
    }
  }
}
