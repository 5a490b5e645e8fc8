package dev.parley.settings;

import dev.parley.loop.Loop;
import dev.parley.signalling.PeerName;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Holds the name that others see of this person, in every channel, and keeps it for the next start.
 */
public final class OwnName {
  private final Loop loop;
  private final Path settings;

  /** Any thread reads it. */
  private volatile String now;

  /**
   * @param settings the folder in which it is kept
   * @param first the name to begin with, empty for none
   */
  public OwnName(Loop loop, Path settings, String first) {
    this.loop = loop;
    this.settings = settings;
    this.now = first;
  }

  /** Empty for none. */
  public String now() {
    return now;
  }

  /** Another name, empty for none; one that does not pass changes nothing. Any thread. */
  public void change(String name) {
    String checked = PeerName.checked(name);
    if (name.isEmpty() || !checked.isEmpty()) {
      now = checked;
      SettingsFile.change(loop, settings, file -> file.set(SettingsField.NAME, checked));
    }
  }

  /** A name made of the account of this user; empty where it makes none. */
  public static String suggested(String account) {
    String name =
        account == null ? "" : PeerName.checked(account.replaceAll("[._-]+", " ").strip());
    return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
