package dev.parley.media.screen;

import dev.parley.media.frame.MediaException;
import dev.parley.media.frame.Pace;
import dev.parley.media.frame.ThreadFeed;
import dev.parley.media.screen.Screen.Preference;
import dev.parley.text.Words;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Captures a part of an X desktop into a video source, on a thread of its own. */
final class ScreenGrab extends ThreadFeed {
  private static final Words WORDS = Words.in(ScreenGrab.class);

  private static final Logger LOG = LoggerFactory.getLogger(ScreenGrab.class);

  private final ScreenId id;
  private final Preference preference;
  private final Consumer<String> ended;
  private ScreenView view;
  private volatile boolean stopped;

  ScreenGrab(ScreenId id, Preference preference, Consumer<String> ended) {
    super("parley-screen");
    this.id = id;
    this.preference = preference;
    this.ended = ended;
  }

  @Override
  public void start() throws MediaException {
    view = ScreenView.open(ScreenAccess.open(), id);
    super.start();
  }

  @Override
  public void stop() {
    stopped = true;
    super.stop();
  }

  @Override
  protected void run() {
    ScreenPicture picture = new ScreenPicture(source(), preference);
    String sentence = "";
    try {
      go(picture);
    } catch (MediaException gone) {
      sentence = gone.getMessage();
    } catch (IOException gone) {
      LOG.debug("the display ends", gone);
      sentence = WORDS.say("screen.lost");
    } catch (Throwable failure) { // the converter's checked exceptions, and the library's errors
      LOG.warn("screen sharing failed", failure);
      sentence = WORDS.say("screen.failed");
    } finally {
      view.close();
      picture.free();
    }
    if (!stopped) {
      ended.accept(sentence);
    }
  }

  private void go(ScreenPicture picture) throws Exception {
    ScreenPacing pacing = new ScreenPacing();
    Pace pace = new Pace(1_000_000_000L / preference.fps);
    while (!stopped) {
      switch (pacing.next(view.isChanged(), System.nanoTime())) {
        case LOOK -> look(picture);
        case REPEAT -> picture.repeat();
        case NOTHING -> {}
      }
      pace.await();
    }
  }

  private void look(ScreenPicture picture) throws Exception {
    if (view.take()) {
      picture.show(view.pixels(), view.size());
    } else {
      picture.repeat();
    }
  }
}
