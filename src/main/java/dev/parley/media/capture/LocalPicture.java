package dev.parley.media.capture;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.FrameSink;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.media.frame.NativeSinks;
import dev.parley.media.screen.Screen;
import dev.parley.media.test.TestCardFeed;
import dev.parley.text.Words;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Holds a local video track, its feed, and the preview. */
final class LocalPicture implements OpenPicture {
  private static final Words WORDS = Words.in(LocalPicture.class);

  /** A camera that shows nothing by then will not: starting one may fail without an error. */
  private static final long FIRST_FRAME_MS = 2000;

  private final Feed feed;
  private final Consumer<Frame> echo;
  private final VideoTrack track;
  private final CountDownLatch firstFrame = new CountDownLatch(1);
  private final VideoTrackSink preview;
  private volatile boolean stopped;

  private LocalPicture(Engine engine, Feed feed, Consumer<Frame> echo, FrameSink sink) {
    this.feed = feed;
    this.echo = echo;
    track = engine.factory().createVideoTrack("video", feed.source());
    preview = NativeSinks.pictures(frame -> show(sink, frame));
    track.addSink(preview);
  }

  /** Opens it; where a device feeds it, its first picture has been seen. Blocks up to 2 s. */
  static LocalPicture open(
      Engine engine, PictureSource which, FrameSink sink, Consumer<String> ended)
      throws MediaException {
    return switch (which.kind()) {
      case NOTHING -> new LocalPicture(engine, new Unfed(), frame -> {}, sink);
      case ECHO -> echo(engine, new Unfed(), sink);
      case CARD -> fed(engine, new TestCardFeed(), sink, "card", "");
      case CAMERA -> fed(engine, new CameraFeed(which.name()), sink, "camera", which.name());
      case SCREEN -> screen(engine, which.name(), Screen.Preference.TEXT, sink, ended);
      case FILM -> screen(engine, which.name(), Screen.Preference.MOTION, sink, ended);
    };
  }

  /** A source that nothing of its own fills. */
  private record Unfed(CustomVideoSource source) implements Feed {
    Unfed() {
      this(new CustomVideoSource());
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}

    @Override
    public void free() {
      source.dispose();
    }
  }

  private static LocalPicture echo(Engine engine, Unfed unfed, FrameSink sink) {
    return new LocalPicture(engine, unfed, frame -> unfed.source().pushFrame(frame.video()), sink);
  }

  private static LocalPicture screen(
      Engine engine,
      String id,
      Screen.Preference preference,
      FrameSink sink,
      Consumer<String> ended)
      throws MediaException {
    return fed(engine, engine.screens().open(id, preference, ended), sink, "screen", "");
  }

  private static LocalPicture fed(
      Engine engine, Feed feed, FrameSink sink, String what, String name) throws MediaException {
    LocalPicture picture = new LocalPicture(engine, feed, frame -> {}, sink);
    picture.begin(what, name);
    return picture;
  }

  private void begin(String what, String name) throws MediaException {
    try {
      feed.start();
      if (!firstFrame.await(FIRST_FRAME_MS, TimeUnit.MILLISECONDS)) {
        throw new MediaException(WORDS.say("dark." + what, name));
      }
    } catch (MediaException | InterruptedException | RuntimeException | Error failure) {
      stop();
      free();
      throw failure instanceof MediaException sentence
          ? sentence
          : new MediaException(WORDS.say("shut." + what, name), failure);
    }
  }

  private void show(FrameSink sink, Frame frame) {
    firstFrame.countDown();
    feed.shown();
    if (!stopped) {
      sink.frame(frame);
    }
  }

  @Override
  public VideoTrack track() {
    return track;
  }

  @Override
  public void received(Frame frame) {
    if (!stopped) {
      echo.accept(frame);
    }
  }

  @Override
  public void stop() {
    if (!stopped) {
      stopped = true;
      feed.stop();
      track.removeSink(preview);
    }
  }

  /** The track goes before its source. Once only: a second time would free what others hold. */
  @Override
  public void free() {
    NativeLibrary.dispose(track::dispose);
    NativeLibrary.dispose(feed::free);
  }
}
