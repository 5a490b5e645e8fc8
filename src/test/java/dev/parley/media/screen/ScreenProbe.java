package dev.parley.media.screen;

import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.capture.Engine;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.Frame;
import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.media.frame.NativeSinks;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * A process that shares what it is told to and says what its track shows: the library reads DISPLAY
 * from the environment, and might take its process down.
 *
 * <p>Arguments: preference, how often to start and stop, id, and then the places {@code X,Y} of the
 * picture whose colours are wanted; or {@code list} alone. It says, in lines: {@code frame
 * WIDTHxHEIGHT RRGGBB...}, {@code ended SENTENCE}, {@code refused SENTENCE}, {@code stopped}. A
 * share ends with a line on its standard input, except the last but for one, which end with their
 * first picture.
 */
final class ScreenProbe {
  private static Engine engine;

  private ScreenProbe() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("list")) {
      list();
    }
    engine = Engine.headless(new ThreadLoop("probe"));
    int times = Integer.parseInt(args[1]);
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
    for (int time = 1; time <= times; time++) {
      share(args, time == times ? input : null);
    }
    System.exit(0); // native threads keep the process alive
  }

  private static void list() {
    Screens screens = Screens.list(new ThreadLoop("probe")).join();
    screens.screens().forEach(screen -> say("screen " + screen.id() + " " + screen.title()));
    say("obstacle " + screens.obstacle());
    System.exit(0);
  }

  private static void share(String[] args, BufferedReader input) throws Exception {
    Feed feed;
    try {
      Screen.Preference preference = Screen.Preference.valueOf(args[0]);
      feed = ScreenFeed.open(args[2], preference, sentence -> say("ended " + sentence));
    } catch (MediaException obstacle) {
      say("refused " + obstacle.getMessage());
      return;
    }
    VideoTrack track = engine.factory().createVideoTrack("video", feed.source());
    CountDownLatch first = new CountDownLatch(1);
    VideoTrackSink sink =
        NativeSinks.pictures(
            frame -> {
              feed.shown();
              say("frame " + seen(frame, args));
              first.countDown();
            });
    track.addSink(sink);
    try {
      feed.start();
      first.await();
      command(input);
    } catch (MediaException obstacle) {
      say("refused " + obstacle.getMessage());
    }
    feed.stop();
    track.removeSink(sink);
    NativeLibrary.dispose(track::dispose);
    NativeLibrary.dispose(feed::free);
    say("stopped");
  }

  private static void command(BufferedReader input) throws Exception {
    for (String line = input == null ? null : input.readLine();
        line != null && line.equals("cost");
        line = input.readLine()) {
      say("cost " + cost());
    }
  }

  /** CPU time so far in ms, and resident memory. */
  private static String cost() throws Exception {
    long nanos =
        ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime();
    String resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .findFirst()
            .orElse("");
    return nanos / 1_000_000 + " ms, " + resident.replaceAll("\\s+", " ");
  }

  private static String seen(Frame frame, String[] args) {
    StringBuilder line = new StringBuilder(frame.width() + "x" + frame.height());
    for (int i = 3; i < args.length; i++) {
      String[] place = args[i].split(",");
      int colour = colour(frame, Integer.parseInt(place[0]), Integer.parseInt(place[1]));
      line.append(String.format(Locale.ROOT, " %06x", colour));
    }
    return line.toString();
  }

  private static int colour(Frame frame, int x, int y) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(2 * 2 * 4).order(ByteOrder.LITTLE_ENDIAN);
    frame.toArgb(new Frame.Crop(x & ~1, y & ~1, 2, 2), 2, 2, pixels);
    return pixels.getInt(0) & 0xffffff;
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
