package dev.parley.view.settings;

/**
 * What settings and help are about.
 *
 * @param preferences how the window shall be
 * @param devices what of this machine the person chooses from
 * @param checks looks at what a call needs
 * @param diagnostics finds out what is wrong
 * @param version of Parley, for the person who asks
 */
public record SettingsContext(
    PreferencesModel preferences,
    DeviceChoices devices,
    Checks checks,
    Diagnostics diagnostics,
    String version) {}
