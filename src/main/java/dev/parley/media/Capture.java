package dev.parley.media;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;

/**
 * The open local media of one call: its tracks, and the camera, microphone, card, tone or echo that
 * feeds them. {@link Media#capture} opens it. Off the loop it may be closed; its tracks are used on
 * the loop.
 */
public final class Capture {
  private final Engine engine;
  private final LocalPicture picture;
  private final LocalSound sound;
  private boolean closed;

  private Capture(Engine engine, LocalPicture picture, LocalSound sound) {
    this.engine = engine;
    this.picture = picture;
    this.sound = sound;
  }

  /** Opens all of it, or nothing. Blocks up to some seconds. */
  static Capture open(Engine engine, MediaChoice choice, FrameSink preview) throws MediaException {
    LocalSound sound = LocalSound.open(engine, choice);
    try {
      LocalPicture picture = LocalPicture.open(engine, choice.camera(), preview);
      engine.captures().incrementAndGet();
      return new Capture(engine, picture, sound);
    } catch (MediaException | RuntimeException | Error failure) {
      sound.stop();
      sound.free();
      throw failure;
    }
  }

  /** The track to give to a connection, also where nothing is sent: one is needed to receive. */
  public VideoTrack video() {
    return picture.track();
  }

  /** Whether there is a picture to send. */
  public boolean sendsVideo() {
    return picture.sends();
  }

  /** The track to give to a connection, also where nothing is sent: one is needed to receive. */
  public AudioTrack audio() {
    return sound.track();
  }

  /** Whether there is sound to send. */
  public boolean sendsAudio() {
    return sound.sends();
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
   * Ends what feeds the tracks: camera and microphone are free when it returns, and the preview
   * gets no picture any more. First step of closing a call, before its connection is closed. Any
   * number of times; blocks a little.
   */
  public synchronized void stop() {
    picture.stop();
    sound.stop();
  }

  /**
   * Frees the tracks, after the connection that used them is closed. Any number of times; blocks a
   * little.
   */
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stop();
    picture.free();
    sound.free();
    NativeHeap.trim();
    engine.captures().decrementAndGet();
  }
}
