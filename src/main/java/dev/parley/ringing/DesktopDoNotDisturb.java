package dev.parley.ringing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Detects do-not-disturb on Linux desktops: the property {@code Inhibited} of the notification
 * service, as in KDE, and GNOME's setting {@code show-banners}.
 */
final class DesktopDoNotDisturb implements DoNotDisturb {
  private final Programs programs;
  private final String desktop;

  DesktopDoNotDisturb(Programs programs, Map<String, String> environment) {
    this.programs = programs;
    desktop = environment.getOrDefault("XDG_CURRENT_DESKTOP", "");
  }

  @Override
  public boolean isWanted() {
    return isInhibited() || isWithoutBanners();
  }

  /** Property of org.freedesktop.Notifications, which not every desktop has. */
  private boolean isInhibited() {
    return says(
        "(<true>,)",
        List.of(
            "gdbus",
            "call",
            "--session",
            "--timeout=1",
            "--dest=org.freedesktop.Notifications",
            "--object-path=/org/freedesktop/Notifications",
            "--method=org.freedesktop.DBus.Properties.Get",
            "org.freedesktop.Notifications",
            "Inhibited"));
  }

  /** The setting is there on other desktops, too, where nobody can see or change it. */
  private boolean isWithoutBanners() {
    return desktop.contains("GNOME")
        && says(
            "false",
            List.of("gsettings", "get", "org.gnome.desktop.notifications", "show-banners"));
  }

  private boolean says(String answer, List<String> question) {
    try {
      return programs.ask(Map.of(), question).equals(answer);
    } catch (IOException notThere) {
      return false;
    }
  }
}
