package dev.parley.view.settings;

import dev.parley.view.View;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Offers the window the devices and screens of this machine. Called on the JavaFX thread; returns
 * at once. What there is to choose among devices is told by {@link View#devices}.
 */
public interface DeviceChoices {

  /**
   * Looks what can be shown to the peer, anew each time. Completes on any thread; a failure counts
   * as nothing to show.
   */
  CompletableFuture<Screens> screens();

  /**
   * Takes a small picture of one of those, for the person to recognise it by. Completes on any
   * thread; a failure counts as none.
   */
  CompletableFuture<Optional<Thumbnail>> thumbnail(String screenId);

  /** Uses this device from now on, in a running call too. */
  void choose(Kind kind, Choice choice);

  /**
   * Opens camera and microphone for the person to see and hear how they will be, in the place of a
   * preview before. Pictures go to {@code View.previewVideo}. A call that begins ends it.
   */
  Preview preview(SelfListener listener);

  /**
   * Opens the camera alone, for one's own picture while there is no call; else as {@link #preview}.
   */
  Preview look(SelfListener listener);

  /**
   * Plays a short sound on the chosen speaker. Completes on any thread when it is over: whether it
   * was played.
   */
  CompletableFuture<Boolean> trySpeaker();

  /** Camera and microphone, open outside of a call. */
  interface Preview {
    /** Lets go of them. */
    void close();
  }

  /** Who is told of one's own sound and of troubles. Any thread. */
  interface SelfListener {
    /** How loud the microphone seems, 0 to 1, some twenty times a second. */
    void level(double level);

    /** What is wrong with camera or microphone, one sentence; empty once nothing is. */
    void trouble(Kind kind, String sentence);
  }

  /** Screens and windows. */
  record Screens(List<Screen> all, String obstacle) {
    /**
     * @param obstacle why there is none, one sentence; empty where there is one
     */
    public Screens {
      all = List.copyOf(all);
    }
  }

  /**
   * One that can be shown.
   *
   * @param id for {@code Intents.share}
   * @param title for a person; of a window, whatever its program wrote there
   * @param whole a whole screen rather than a window
   */
  record Screen(String id, String title, boolean whole) {}

  /**
   * A small picture.
   *
   * @param pixels rows of ARGB, opaque
   */
  record Thumbnail(int width, int height, int[] pixels) {}

  /** A kind of device. */
  enum Kind {
    MICROPHONE,
    CAMERA,
    SPEAKER
  }

  /**
   * The devices of one kind.
   *
   * @param names in the system's order
   */
  record Devices(List<String> names, Choice choice) {
    public Devices {
      names = List.copyOf(names);
    }
  }

  /**
   * Which device shall be used.
   *
   * @param name empty unless NAMED
   */
  record Choice(Way way, String name) {
    public static final Choice AUTOMATIC = new Choice(Way.AUTOMATIC, "");
    public static final Choice NONE = new Choice(Way.NONE, "");

    public static Choice named(String name) {
      return new Choice(Way.NAMED, name);
    }
  }

  /** How a device is chosen. */
  enum Way {
    AUTOMATIC,
    /** The one of that name, whenever it is there. */
    NAMED,
    /** No device: nothing is sent, or played. */
    NONE,
    /** Something that no person chooses here, such as a test picture. */
    OTHER
  }
}
