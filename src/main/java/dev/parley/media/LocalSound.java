package dev.parley.media;

import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;

/** Holds a local audio track and its feed. */
final class LocalSound implements OpenSound {
  private static final AudioSink NO_ECHO = (samples, rate, channels, frames) -> {};

  private final AudioTrack track;
  private final Feed feed;
  private final AudioSink echo;
  private final Runnable freeSource;
  private volatile boolean stopped;

  private LocalSound(AudioTrack track, Feed feed, AudioSink echo, Runnable freeSource) {
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
    return switch (which.kind()) {
      case NOTHING -> custom(engine, new CustomAudioSource(), new Feed() {}, NO_ECHO);
      case TONE -> tone(engine, which.toneHz());
      case ECHO -> echo(engine);
      case MICROPHONE -> microphone(engine, which.options(), microphone);
    };
  }

  private static LocalSound microphone(Engine engine, SoundOptions options, String name)
      throws MediaException {
    engine.devices().useMicrophone(name);
    engine.devices().microphoneOpened();
    AudioTrack track =
        engine
            .factory()
            .createAudioTrack("audio", engine.factory().createAudioSource(options.forLibrary()));
    Feed feed =
        new Feed() {
          @Override
          public void stop() {
            engine.devices().microphoneClosed();
            engine.gate().hold().release(); // made-up sound may flow now: think again
          }
        };
    return new LocalSound(track, feed, NO_ECHO, () -> {});
  }

  private static LocalSound tone(Engine engine, int hertz) throws MediaException {
    CustomAudioSource source = new CustomAudioSource();
    Feed feed = new TestToneFeed(source, engine.gate(), hertz);
    feed.start();
    return custom(engine, source, feed, NO_ECHO);
  }

  private static LocalSound echo(Engine engine) {
    CustomAudioSource source = new CustomAudioSource();
    AudioSink echo =
        (samples, rate, channels, frames) ->
            engine.gate().push(() -> source.pushAudio(samples, 16, rate, channels, frames));
    return custom(engine, source, new Feed() {}, echo);
  }

  private static LocalSound custom(
      Engine engine, CustomAudioSource source, Feed feed, AudioSink echo) {
    AudioTrack track = engine.factory().createAudioTrack("audio", source);
    return new LocalSound(track, feed, echo, source::dispose);
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
    Native.dispose(track::dispose);
    Native.dispose(freeSource);
  }
}
