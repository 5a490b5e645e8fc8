package dev.parley.view;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Gives the window what it needs besides the calls.
 *
 * @param now the loop's time, for countdowns and the length of the call; read on the JavaFX thread
 * @param leave what the person wants who closes the window or leaves by the menu, or when the view
 *     has failed; on the JavaFX thread, must not block; may be called more than once
 * @param machine whose devices and screens the person chooses from
 * @param places where the person can go
 * @param atStart whether the window begins at the start page: nobody has said yet where to go
 * @param kiosk whether whoever comes by may use the window: it fills the screen, and nothing in it
 *     leads out of the channel or to what can be set
 * @param preferences how the window shall be
 * @param keep keeps them for the next start when the person has changed them; on the JavaFX thread,
 *     must not block
 * @param version of Parley, for the person who asks
 * @param asksName the person is to be asked for a name: what to suggest, may be empty
 * @param checks looks at what a call needs
 * @param diagnostics finds out what is wrong
 */
public record WindowContext(
    Supplier<Duration> now,
    Runnable leave,
    DeviceChoices machine,
    ChannelList places,
    boolean atStart,
    boolean kiosk,
    Preferences preferences,
    Consumer<Preferences> keep,
    String version,
    Optional<String> asksName,
    Checks checks,
    Diagnostics diagnostics) {

  /**
   * With a person who has said where to go, has a name or was asked for one, and has nothing to
   * look at.
   */
  public WindowContext(
      Supplier<Duration> now,
      Runnable leave,
      DeviceChoices machine,
      ChannelList places,
      Preferences preferences,
      Consumer<Preferences> keep,
      String version) {
    this(
        now,
        leave,
        machine,
        places,
        false,
        false,
        preferences,
        keep,
        version,
        Optional.empty(),
        Checks.NONE,
        Diagnostics.NONE);
  }
}
