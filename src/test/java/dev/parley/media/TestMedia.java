package dev.parley.media;

import dev.parley.loop.Loop;
import dev.parley.loop.StuckLoops;
import dev.parley.loop.ThreadLoop;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.frame.Feed;
import dev.parley.media.frame.NativeLibrary;
import dev.parley.media.test.ColourFeed;
import dev.parley.media.test.MovingFeed;
import dev.parley.media.test.TestCardFeed;
import dev.parley.media.test.TestFrames;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * The media of the process that runs the tests: opened once, without hardware, and shared, because
 * a factory never goes away. With its loop, and a way to wait that does not sleep.
 */
public final class TestMedia {
  private static final Duration STEP = Duration.ofMillis(20);
  private static final Duration END_LIMIT = Duration.ofSeconds(30);

  private static Loop loop;
  private static Media media;

  private TestMedia() {}

  /** The loop on which all connections over {@link #media} live. */
  public static synchronized Loop loop() {
    if (loop == null) {
      loop = new ThreadLoop("test-loop");
      StuckLoops.share(loop, TestMedia.class);
    }
    return loop;
  }

  /** Test card, test tone, silent sink; {@link Media#with} gives others. */
  public static synchronized Media media() {
    if (media == null) {
      media = end("open media", Media.open(loop(), MediaChoice.TEST));
    }
    return media;
  }

  /** From now on each screen's picture is the test card. */
  public static void cardsForScreens() {
    media().setScreens((id, preference, ended) -> new TestCardFeed());
  }

  /** From now on a screen of the id "1280x720" is a moving picture of that size. */
  public static void movingForScreens() {
    media()
        .setScreens(
            (id, preference, ended) -> {
              String[] size = id.split("x");
              int width = Integer.parseInt(size[0]);
              int height = Integer.parseInt(size[1]);
              return new MovingFeed(width, height);
            });
  }

  /** Gives freed native memory back to the system, as the end of each call does. */
  public static void trim() {
    NativeLibrary.trimHeap();
  }

  /** From now on each screen's picture is of that colour, 960 by 540. */
  public static void colourForScreens(TestFrames.Colour colour) {
    media().setScreens((id, preference, ended) -> new ColourFeed(colour));
  }

  /** From now on a screen's picture is what is made for its id. */
  public static void screens(Function<String, Feed> made) {
    media().setScreens((id, preference, ended) -> made.apply(id));
  }

  /** Runs the act on the loop, and waits for it. */
  public static <T> T on(Callable<T> act) {
    CompletableFuture<T> done = new CompletableFuture<>();
    loop()
        .post(
            () -> {
              try {
                done.complete(act.call());
              } catch (Exception | Error failure) {
                done.completeExceptionally(failure);
              }
            });
    return end("an act on the loop", done);
  }

  /** Waits until the condition, looked at on the loop every 20 ms, holds. */
  public static void await(String what, Duration limit, Callable<Boolean> condition) {
    CompletableFuture<Void> held = new CompletableFuture<>();
    look(what, loop().now().plus(limit), condition, held);
    end(what, held, limit.plus(END_LIMIT));
  }

  /** Waits for a future, half a minute at most; not at all while the loop is stuck. */
  public static <T> T end(String what, CompletableFuture<T> future) {
    return end(what, future, END_LIMIT);
  }

  private static <T> T end(String what, CompletableFuture<T> future, Duration limit) {
    if (!future.isDone()) {
      StuckLoops.check(loop());
    }
    try {
      return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception failure) {
      throw new AssertionError(what, failure);
    }
  }

  private static void look(
      String what, Duration until, Callable<Boolean> condition, CompletableFuture<Void> held) {
    loop()
        .post(
            () -> {
              try {
                if (condition.call()) {
                  held.complete(null);
                } else if (loop().now().compareTo(until) > 0) {
                  held.completeExceptionally(new TimeoutException("in vain: " + what));
                } else {
                  loop().after(STEP, () -> look(what, until, condition, held));
                }
              } catch (Exception | Error failure) {
                held.completeExceptionally(failure);
              }
            });
  }
}
