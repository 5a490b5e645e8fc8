package dev.parley.connection.session;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.connection.quality.FrameMeter;
import dev.parley.media.Media;
import dev.parley.media.capture.Capture;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.FrameSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The local media of a client's connections: opened for the first of those that run at once and
 * closed with the last, so that camera, microphone and screen are open once and each track is given
 * to all of them. Echoes are not shared, since each belongs to one peer. On the loop of the media
 * unless said.
 */
final class SharedCapture {
  private final Media media;
  private final FrameSink pictures;

  /** What a further connection takes part in; null for none. */
  private Opened opened;

  /**
   * @param pictures gets the own pictures, once, while there are connections
   */
  SharedCapture(Media media, FrameSink pictures) {
    this.media = media;
    this.pictures = pictures;
  }

  /**
   * Opens the local media, or takes part in those that are open or being opened; completes on the
   * loop, as {@link Media#capture}.
   *
   * @param user hears of them until it leaves
   */
  CompletableFuture<Use> join(Capture.Listener user) {
    media.loop().assertOn();
    if (opened == null || echoes(media.choice())) {
      opened = new Opened();
    }
    return opened.join(user);
  }

  private static boolean echoes(MediaChoice choice) {
    return choice.camera().kind() == MediaChoice.Kind.ECHO
        || choice.microphone().kind() == MediaChoice.Kind.ECHO;
  }

  /** One capture, with those who use it. */
  private final class Opened implements Capture.Listener {
    private final FrameMeter local = new FrameMeter(pictures);
    private final List<Use> users = new ArrayList<>();
    private final CompletableFuture<Capture> capturing;

    /** Connections that may still have its tracks. */
    private final AtomicInteger holders = new AtomicInteger();

    private MediaState sent;
    private volatile boolean left;

    Opened() {
      capturing = media.capture(local, this);
    }

    CompletableFuture<Use> join(Capture.Listener listener) {
      Use use = new Use(this, listener);
      users.add(use);
      holders.incrementAndGet();
      return capturing.handle(
          (capture, failure) -> {
            if (failure != null) {
              leave(use); // the next one tries again
              throw failure instanceof RuntimeException known
                  ? known
                  : new CompletionException(failure);
            }
            use.capture = capture;
            media.loop().post(() -> use.tell(sent)); // it is told that they are open first
            return use;
          });
    }

    void leave(Use use) {
      users.remove(use);
      if (users.isEmpty()) {
        left = true;
        opened = opened == this ? null : opened;
      }
    }

    private void tell(Consumer<Capture.Listener> what) {
      List.copyOf(users).forEach(use -> what.accept(use.listener));
    }

    @Override
    public void picture(VideoTrack track, PictureKind kind) {
      tell(user -> user.picture(track, kind));
    }

    @Override
    public void sound(AudioTrack track, boolean on) {
      tell(user -> user.sound(track, on));
    }

    @Override
    public void sent(MediaState now) {
      sent = now;
      List.copyOf(users).forEach(use -> use.tell(now));
    }

    @Override
    public void note(String sentence) {
      tell(user -> user.note(sentence));
    }
  }

  /** The part that one connection has in the local media, from their opening on. */
  static final class Use {
    private final Opened opened;
    private final Capture.Listener listener;
    private Capture capture;
    private MediaState told;

    private Use(Opened opened, Capture.Listener listener) {
      this.opened = opened;
      this.listener = listener;
    }

    private void tell(MediaState sent) {
      if (sent != null && !sent.equals(told) && opened.users.contains(this)) {
        told = sent;
        listener.sent(sent);
      }
    }

    Capture capture() {
      return capture;
    }

    /** Counts the own pictures. */
    FrameMeter local() {
      return opened.local;
    }

    /** The connection wants no more of them and hears nothing of them from now on. Once. */
    void leave() {
      opened.leave(this);
    }

    /** Ends what feeds the tracks, if all have left. Any thread, after {@link #leave}. */
    void stop() {
      if (opened.left) {
        capture.stop();
      }
    }

    /** Frees the tracks, if this was the last connection to be closed. Any thread, once. */
    void close() {
      if (opened.holders.decrementAndGet() == 0) {
        capture.close();
      }
    }
  }
}
