package dev.parley.media;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.text.Words;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Holds a local video track, its feed, and the preview. */
final class LocalPicture implements OpenPicture {
  private static final Words WORDS = Words.in(LocalPicture.class);

  /** A camera that shows nothing by then will not: starting one may fail without an error. */
  private static final long FIRST_FRAME_MS = 2000;

  private final FedSource made;
  private final Consumer<Frame> echo;
  private final VideoTrack track;
  private final CountDownLatch firstFrame = new CountDownLatch(1);
  private final VideoTrackSink preview;
  private volatile boolean stopped;

  private LocalPicture(Engine engine, FedSource made, Consumer<Frame> echo, FrameSink sink) {
    this.made = made;
    this.echo = echo;
    track = engine.factory().createVideoTrack("video", made.source());
    preview = NativeSinks.pictures(frame -> show(sink, frame));
    track.addSink(preview);
  }

  /** Opens it; where a device feeds it, its first picture has been seen. Blocks up to 2 s. */
  static LocalPicture open(
      Engine engine, PictureSource which, FrameSink sink, Consumer<String> ended)
      throws MediaException {
    return switch (which.kind()) {
      case NOTHING -> passive(engine, source -> frame -> {}, sink);
      case ECHO -> passive(engine, source -> frame -> source.pushFrame(frame.video()), sink);
      case CARD -> card(engine, sink);
      case CAMERA -> camera(engine, which.name(), sink);
      case SCREEN -> screen(engine, which.name(), Screen.Preference.TEXT, sink, ended);
      case FILM -> screen(engine, which.name(), Screen.Preference.MOTION, sink, ended);
    };
  }

  /** How a source with no feed of its own is filled. */
  private interface Filling {
    Consumer<Frame> from(CustomVideoSource source);
  }

  private static LocalPicture passive(Engine engine, Filling filling, FrameSink sink) {
    CustomVideoSource source = new CustomVideoSource();
    return new LocalPicture(
        engine, new FedSource(source, source::dispose, new Feed() {}), filling.from(source), sink);
  }

  private static LocalPicture card(Engine engine, FrameSink sink) throws MediaException {
    CustomVideoSource source = new CustomVideoSource();
    Feed feed = new TestCardFeed(source, engine.cards());
    return fed(engine, new FedSource(source, source::dispose, feed), sink, "card", "");
  }

  private static LocalPicture camera(Engine engine, String name, FrameSink sink)
      throws MediaException {
    VideoDeviceSource source = new VideoDeviceSource();
    Feed feed = new CameraFeed(name, source);
    return fed(engine, new FedSource(source, source::dispose, feed), sink, "camera", name);
  }

  private static LocalPicture screen(
      Engine engine,
      String id,
      Screen.Preference preference,
      FrameSink sink,
      Consumer<String> ended)
      throws MediaException {
    return fed(engine, engine.screens().make(id, preference, ended), sink, "screen", "");
  }

  private static LocalPicture fed(
      Engine engine, FedSource made, FrameSink sink, String what, String name)
      throws MediaException {
    LocalPicture picture = new LocalPicture(engine, made, frame -> {}, sink);
    picture.begin(what, name);
    return picture;
  }

  private void begin(String what, String name) throws MediaException {
    try {
      made.feed().start();
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
    made.shown().run();
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
      made.feed().stop();
      track.removeSink(preview);
    }
  }

  /** The track goes before its source. Once only: a second time would free what others hold. */
  @Override
  public void free() {
    Native.dispose(track::dispose);
    Native.dispose(made.free());
  }
}
