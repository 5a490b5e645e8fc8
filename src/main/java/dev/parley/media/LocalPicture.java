package dev.parley.media;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import dev.parley.media.MediaChoice.Pick;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The local video track, what feeds it, and the preview. */
final class LocalPicture {
  private static final Logger LOG = LoggerFactory.getLogger(LocalPicture.class);

  /** A camera that shows nothing by then will not: starting one may fail without an error. */
  private static final long FIRST_FRAME_MS = 2000;

  private final Runnable freeSource;
  private final Feed feed;
  private final Consumer<Frame> echo;
  private final boolean sends;
  private final VideoTrack track;
  private final CountDownLatch firstFrame = new CountDownLatch(1);
  private final VideoTrackSink preview;
  private volatile boolean stopped;

  private LocalPicture(
      Engine engine,
      VideoTrackSource source,
      Runnable freeSource,
      Feed feed,
      Consumer<Frame> echo,
      boolean sends,
      FrameSink sink) {
    this.freeSource = freeSource;
    this.feed = feed;
    this.echo = echo;
    this.sends = sends;
    track = engine.factory().createVideoTrack("video", source);
    preview = NativeSinks.pictures(frame -> show(sink, frame));
    track.addSink(preview);
  }

  static LocalPicture open(Engine engine, Pick pick, FrameSink sink) throws MediaException {
    return switch (pick.kind()) {
      case NONE -> still(engine, sink);
      case TEST -> testCard(engine, sink);
      case ECHO -> echo(engine, sink);
      case DEVICE -> camera(engine, CameraFeed.find(pick).orElseThrow(), sink);
      case AUTOMATIC -> cameraOrCard(engine, pick, sink);
    };
  }

  private static LocalPicture cameraOrCard(Engine engine, Pick pick, FrameSink sink)
      throws MediaException {
    Optional<VideoDevice> camera = CameraFeed.find(pick);
    if (camera.isPresent()) {
      try {
        return camera(engine, camera.get(), sink);
      } catch (MediaException dead) {
        LOG.warn("the test card stands in: {}", dead.getMessage());
      }
    }
    return testCard(engine, sink);
  }

  private static LocalPicture camera(Engine engine, VideoDevice camera, FrameSink sink)
      throws MediaException {
    VideoDeviceSource source = new VideoDeviceSource();
    LocalPicture picture =
        new LocalPicture(
            engine,
            source,
            source::dispose,
            new CameraFeed(camera, source),
            frame -> {},
            true,
            sink);
    picture.begin(camera.getName());
    return picture;
  }

  private static LocalPicture testCard(Engine engine, FrameSink sink) throws MediaException {
    CustomVideoSource source = new CustomVideoSource();
    LocalPicture picture =
        new LocalPicture(
            engine,
            source,
            source::dispose,
            new TestCardFeed(source, engine.cards()),
            frame -> {},
            true,
            sink);
    picture.begin("test card");
    return picture;
  }

  private static LocalPicture echo(Engine engine, FrameSink sink) {
    CustomVideoSource source = new CustomVideoSource();
    Consumer<Frame> echo = frame -> source.pushFrame(frame.video());
    return new LocalPicture(engine, source, source::dispose, new Feed() {}, echo, true, sink);
  }

  private static LocalPicture still(Engine engine, FrameSink sink) {
    CustomVideoSource source = new CustomVideoSource();
    return new LocalPicture(
        engine, source, source::dispose, new Feed() {}, frame -> {}, false, sink);
  }

  private void begin(String name) throws MediaException {
    try {
      feed.start();
      if (!firstFrame.await(FIRST_FRAME_MS, TimeUnit.MILLISECONDS)) {
        throw new MediaException("The camera " + name + " gives no picture.");
      }
    } catch (MediaException | InterruptedException | RuntimeException | Error failure) {
      stop();
      free();
      throw failure instanceof MediaException sentence
          ? sentence
          : new MediaException("The camera " + name + " cannot be opened.", failure);
    }
  }

  private void show(FrameSink sink, Frame frame) {
    firstFrame.countDown();
    if (!stopped) {
      sink.frame(frame);
    }
  }

  VideoTrack track() {
    return track;
  }

  boolean sends() {
    return sends;
  }

  void received(Frame frame) {
    if (!stopped) {
      echo.accept(frame);
    }
  }

  void stop() {
    if (!stopped) {
      stopped = true;
      feed.stop();
      track.removeSink(preview);
    }
  }

  /** The track goes before its source. Once only: a second time would free what others hold. */
  void free() {
    Native.dispose(track::dispose);
    Native.dispose(freeSource);
  }
}
