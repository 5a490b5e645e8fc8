package dev.parley.media.capture;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.parley.call.MediaState;
import dev.parley.call.PictureKind;
import dev.parley.loop.Loop;
import dev.parley.media.device.Devices;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import java.util.regex.Pattern;

/**
 * The local media of one call: what this side sends, as wishes and devices change. {@code
 * Media.capture} opens it.
 *
 * <p>Nothing here needs a new description: tracks are replaced in their senders. All methods are
 * called on the loop unless said.
 */
public final class Capture {

  /** What changes in a capture; on the loop, from its opening to its {@link #stop}. */
  public interface Listener {
    /** Hears nothing. */
    Listener NONE = new Listener() {};

    /**
     * Send this picture from now on (RTCRtpSender.replaceTrack), before this returns.
     *
     * @param track null for none
     */
    default void picture(VideoTrack track, PictureKind kind) {}

    /**
     * Send this sound from now on (RTCRtpSender.replaceTrack), before this returns.
     *
     * @param track null for none
     * @param on whether it is heard; muted, it is silence
     */
    default void sound(AudioTrack track, boolean on) {}

    /** What is really sent; each change once, and how it is at the start. */
    default void sent(MediaState now) {}

    /** Something that the person should know; the call continues. */
    default void note(String sentence) {}
  }

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final Loop loop;
  private final Sources sources;
  private final Listener listener;
  private final SentPicture picture;
  private final SentSound sound;

  private Runnable whenOpen = () -> {};
  private boolean open;

  /** What the listener was last told; null at first. */
  private MediaState said;

  private volatile boolean stopped;
  private boolean closed;

  /** Opens nothing yet; see {@link #open}. */
  public Capture(Loop loop, Sources sources, MediaChoice choice, Devices there, Listener listener) {
    this.loop = loop;
    this.sources = sources;
    this.listener = listener;
    picture = new SentPicture(loop, sources, new Reports());
    sound = new SentSound(loop, sources, new Reports());
    picture.choose(choice.camera(), there.cameras());
    sound.choose(choice, there.microphones());
  }

  /** Opens what was chosen. What cannot be opened is noted, and not sent. */
  public void open(Runnable then) {
    loop.assertOn();
    whenOpen = then;
    sound.begin();
    picture.begin();
    look();
  }

  private final class Reports implements SentTrack.Reports {
    @Override
    public void picture(VideoTrack track, PictureKind kind) {
      if (open && !stopped) {
        listener.picture(track, kind);
      }
    }

    @Override
    public void sound(AudioTrack track, boolean on) {
      if (open && !stopped) {
        listener.sound(track, on);
      }
    }

    @Override
    public void note(String sentence) {
      Capture.this.note(sentence);
    }

    @Override
    public void changed() {
      look();
    }
  }

  private void look() {
    if (stopped) {
      return;
    }
    if (!open && picture.isSettled() && sound.isSettled()) {
      open = true;
      whenOpen.run();
      loop.post(this::look); // the opener gets it first
    } else if (open) {
      MediaState now =
          new MediaState(sound.isHeard(), picture.shown(), sound.isLacking(), picture.isLacking());
      if (!now.equals(said)) {
        said = now;
        listener.sent(now);
      }
    }
  }

  private void note(String sentence) {
    if (!sentence.isEmpty() && !stopped) {
      listener.note(CONTROL.matcher(sentence).replaceAll(" ")); // it holds names of devices
    }
  }

  /**
   * Sets what is to be sent; microphone and camera at first. The newest call counts. Muting takes
   * effect at once; a camera that is not wanted is closed, and opened again later.
   *
   * @param screen the id of what to show in place of the camera; empty for the camera
   * @param motion whether the screen shows a film rather than text
   */
  public void send(boolean microphone, boolean camera, String screen, boolean motion) {
    loop.assertOn();
    if (!stopped) {
      sound.send(microphone);
      picture.send(camera, screen, motion);
      look();
    }
  }

  /** Other devices from now on. */
  public void choose(MediaChoice choice, Devices there) {
    loop.assertOn();
    if (!stopped) {
      picture.choose(choice.camera(), there.cameras());
      sound.choose(choice, there.microphones());
      look();
    }
  }

  /** The devices of the machine have changed. */
  public void look(Devices there) {
    loop.assertOn();
    if (!stopped) {
      note(picture.look(there.cameras()));
      note(sound.look(there.microphones()));
      look();
    }
  }

  /** Something about the machine that its user should know. */
  public void tell(String sentence) {
    loop.assertOn();
    note(sentence);
  }

  /** Whether it was stopped. Any thread. */
  public boolean isOver() {
    return stopped;
  }

  /** The track to give to a connection, also where nothing is sent: one is needed to receive. */
  public VideoTrack video() {
    return picture.track();
  }

  /** Whether a picture is sent or may be later, without a new choice of devices. */
  public boolean sendsVideo() {
    return picture.maySend();
  }

  /** The track to give to a connection, also where nothing is sent: one is needed to receive. */
  public AudioTrack audio() {
    return sound.track();
  }

  /** Whether sound is sent or may be later, without a new choice of devices. */
  public boolean sendsAudio() {
    return sound.maySend();
  }

  /** Takes a received picture; an echo sends it back. Native thread; see {@link FrameSink}. */
  public void received(Frame frame) {
    picture.received(frame);
  }

  /** Takes received sound; an echo sends it back. Native thread; see {@link AudioSink}. */
  public void received(byte[] samples, int sampleRate, int channels, int frames) {
    sound.received(samples, sampleRate, channels, frames);
  }

  /**
   * Ends what feeds the tracks: camera and microphone are free when it returns, and neither preview
   * nor listener hear of it any more. First step of closing a call, before its connection is
   * closed. Any thread, any number of times; blocks a little.
   */
  public void stop() {
    stopped = true;
    picture.stop();
    sound.stop();
  }

  /**
   * Frees the tracks, after the connection that used them is closed. Any thread, any number of
   * times; blocks a little.
   */
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop();
    picture.free();
    sound.free();
    sources.closed();
  }
}
