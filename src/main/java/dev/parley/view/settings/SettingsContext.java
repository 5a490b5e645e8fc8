package dev.parley.view.settings;

/**
 * What settings and help are about.
 *
 * @param preferences how the window shall be
 * @param devices what of this machine the person chooses from
 * @param checks looks at what a call needs
 * @param diagnostics finds out what is wrong
 * @param versions for the person who asks
 */
public record SettingsContext(
    PreferencesModel preferences,
    DeviceChoices devices,
    Checks checks,
    Diagnostics diagnostics,
    Versions versions) {

  /**
   * How old the program is, and the part of it that reads what strangers send in a call.
   *
   * @param engine the milestone and the date of libwebrtc
   */
  public record Versions(String parley, String engine) {}
}
