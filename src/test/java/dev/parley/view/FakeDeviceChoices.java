package dev.parley.view;

import dev.parley.view.settings.DeviceChoices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** A machine with a screen and two windows; writes down what is chosen. */
public final class FakeDeviceChoices implements DeviceChoices {
  public static final Screens SOME =
      new Screens(
          List.of(
              new Screen("screen", "Entire screen", true),
              new Screen("window:0x1", "Letter_to_Ann.odt", false),
              new Screen("window:0x2", "Map", false)),
          "");

  private final List<String> chosen = new CopyOnWriteArrayList<>();

  /** What the next look finds; a future that does not end is a look that takes its time. */
  public volatile CompletableFuture<Screens> found = CompletableFuture.completedFuture(SOME);

  public List<String> chosen() {
    return List.copyOf(chosen);
  }

  @Override
  public CompletableFuture<Screens> screens() {
    return found;
  }

  /** Of what a small picture was asked for, in order. */
  public final List<String> looked = new CopyOnWriteArrayList<>();

  /** What the next look at something sees; null for the usual. */
  public volatile CompletableFuture<Optional<Thumbnail>> seen;

  /** A striped one of the screen, and none of the windows. */
  @Override
  public CompletableFuture<Optional<Thumbnail>> thumbnail(String screenId) {
    looked.add(screenId);
    if (seen != null) {
      return seen;
    }
    int[] pixels = new int[16 * 9];
    for (int at = 0; at < pixels.length; at++) {
      pixels[at] = at % 2 == 0 ? 0xff2266aa : 0xff88aacc;
    }
    return CompletableFuture.completedFuture(
        screenId.equals("screen") ? Optional.of(new Thumbnail(16, 9, pixels)) : Optional.empty());
  }

  @Override
  public void choose(Kind kind, Choice choice) {
    chosen.add(kind + " " + choice.way() + " " + choice.name());
  }

  /** Who listens to the preview that is open; null while none is. */
  public volatile SelfListener preview;

  public volatile int previews;

  /** What becomes of a try of the speaker. */
  public volatile CompletableFuture<Boolean> tried = new CompletableFuture<>();

  @Override
  public Preview preview(SelfListener listener) {
    preview = listener;
    previews++;
    return () -> preview = null;
  }

  /** Who looks while there is no call; null while nobody does. */
  volatile SelfListener looking;

  @Override
  public Preview look(SelfListener listener) {
    looking = listener;
    return () -> looking = null;
  }

  @Override
  public CompletableFuture<Boolean> trySpeaker() {
    chosen.add("try the speaker");
    return tried;
  }
}
