package dev.parley.media;

import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;

/** The local audio track and what feeds it. */
final class LocalSound {
  private final AudioTrack track;
  private final Feed feed;
  private final AudioSink echo;
  private final boolean sends;
  private final Runnable freeSource;
  private volatile boolean stopped;

  private LocalSound(
      AudioTrack track, Feed feed, AudioSink echo, boolean sends, Runnable freeSource) {
    this.track = track;
    this.feed = feed;
    this.echo = echo;
    this.sends = sends;
    this.freeSource = freeSource;
  }

  static LocalSound open(Engine engine, MediaChoice choice) throws MediaException {
    return switch (choice.microphone().kind()) {
      case NONE -> silent(engine);
      case TEST -> tone(engine, choice.toneHz());
      case ECHO -> echo(engine);
      case DEVICE, AUTOMATIC ->
          engine.devices().openMicrophone(choice.microphone())
              ? microphone(engine)
              : tone(engine, choice.toneHz());
    };
  }

  private static LocalSound microphone(Engine engine) {
    AudioOptions options = new AudioOptions(); // all off unless said
    options.echoCancellation = true;
    options.noiseSuppression = true;
    options.autoGainControl = true;
    options.highpassFilter = true;
    AudioTrack track =
        engine.factory().createAudioTrack("audio", engine.factory().createAudioSource(options));
    Feed feed =
        new Feed() {
          @Override
          public void stop() {
            engine.devices().closeMicrophone();
            engine.gate().hold().release(); // made-up sound may flow now: think again
          }
        };
    return new LocalSound(track, feed, (samples, rate, channels, frames) -> {}, true, () -> {});
  }

  private static LocalSound tone(Engine engine, int hertz) throws MediaException {
    CustomAudioSource source = new CustomAudioSource();
    Feed feed = new TestToneFeed(source, engine.gate(), hertz);
    feed.start();
    return custom(engine, source, feed, (samples, rate, channels, frames) -> {}, true);
  }

  private static LocalSound echo(Engine engine) {
    CustomAudioSource source = new CustomAudioSource();
    AudioSink echo =
        (samples, rate, channels, frames) ->
            engine.gate().push(() -> source.pushAudio(samples, 16, rate, channels, frames));
    return custom(engine, source, new Feed() {}, echo, true);
  }

  private static LocalSound silent(Engine engine) {
    CustomAudioSource source = new CustomAudioSource();
    return custom(engine, source, new Feed() {}, (samples, rate, channels, frames) -> {}, false);
  }

  private static LocalSound custom(
      Engine engine, CustomAudioSource source, Feed feed, AudioSink echo, boolean sends) {
    AudioTrack track = engine.factory().createAudioTrack("audio", source);
    return new LocalSound(track, feed, echo, sends, source::dispose);
  }

  AudioTrack track() {
    return track;
  }

  boolean sends() {
    return sends;
  }

  void received(byte[] samples, int sampleRate, int channels, int frames) {
    if (!stopped) {
      echo.sound(samples, sampleRate, channels, frames);
    }
  }

  void stop() {
    if (!stopped) {
      stopped = true;
      feed.stop();
    }
  }

  /** The track goes before its source. Once only: a second time would free what others hold. */
  void free() {
    Native.dispose(track::dispose);
    Native.dispose(freeSource);
  }
}
