package dev.parley.media.capture;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.parley.media.device.SoundOptions;
import dev.parley.media.frame.AudioSink;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeHandle;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.media.frame.Opened;
import dev.parley.media.test.TestToneFeed;

/** Holds a local audio track and its feed. */
final class LocalSound implements OpenSound {
  private final AudioTrack track;
  private final Opened feed;
  private final AudioSink echo;
  private final Runnable freeSource;
  private volatile boolean stopped;

  private LocalSound(AudioTrack track, Opened feed, AudioSink echo, Runnable freeSource) {
    this.track = track;
    this.feed = feed;
    this.echo = echo;
    this.freeSource = freeSource;
  }

  /**
   * Opens it. Blocks a little.
   *
   * @param microphone the name of the one to record; empty for any other source
   */
  static LocalSound open(Engine engine, SoundSource which, String microphone)
      throws MediaException {
    return which.kind() == SoundSource.Kind.MICROPHONE
        ? recorded(engine, which.options(), microphone)
        : made(engine, which);
  }

  private static LocalSound recorded(Engine engine, SoundOptions options, String name)
      throws MediaException {
    engine.devices().useMicrophone(name);
    engine.devices().microphoneOpened();
    AudioTrackSource source = engine.factory().createAudioSource(options.forLibrary());
    Opened feed =
        () -> {
          engine.devices().microphoneClosed();
          engine.gate().hold().release(); // made-up sound may flow now: think again
        };
    return new LocalSound(
        engine.factory().createAudioTrack("audio", source),
        feed,
        AudioSink.NONE,
        NativeHandle.of(source)::release);
  }

  private static LocalSound made(Engine engine, SoundSource which) {
    CustomAudioSource source = new CustomAudioSource();
    AudioSink gated =
        (samples, rate, channels, frames) ->
            engine.gate().push(() -> source.pushAudio(samples, 16, rate, channels, frames));
    AudioTrack track = engine.factory().createAudioTrack("audio", source);
    if (which.kind() == SoundSource.Kind.TONE) {
      TestToneFeed tone = TestToneFeed.start(gated, which.toneHz());
      Runnable freeSource =
          () -> {
            if (tone.hasEnded()) { // otherwise it may be filling the source, which stays in memory
              source.dispose();
            }
          };
      return new LocalSound(track, tone, AudioSink.NONE, freeSource);
    }
    AudioSink echo = which.kind() == SoundSource.Kind.ECHO ? gated : AudioSink.NONE;
    return new LocalSound(track, () -> {}, echo, source::dispose);
  }

  @Override
  public AudioTrack track() {
    return track;
  }

  @Override
  public void enable(boolean on) {
    track.setEnabled(on);
  }

  @Override
  public void sound(byte[] samples, int sampleRate, int channels, int frames) {
    if (!stopped) {
      echo.sound(samples, sampleRate, channels, frames);
    }
  }

  @Override
  public void stop() {
    if (!stopped) {
      stopped = true;
      feed.stop();
    }
  }

  /** The track goes before its source. Once only: a second time would free what others hold. */
  @Override
  public void free() {
    NativeLibrary.dispose(track::dispose);
    NativeLibrary.dispose(freeSource);
  }
}
