/**
 * The user's files, in a folder of mode 0700: {@code SettingsField} (the table of the fields of
 * {@code settings.json}, docs/settings.md), {@code SettingsFile} (reads and changes the file),
 * {@code Preferences} (what is set in the window), {@code OwnName}, {@code Identity} (who this copy
 * is in a channel), {@code AcceptedCallers} (who was first accepted under which name), {@code
 * InvitationSecrets} (by which invited people verify each other), {@code KnownSecrets} (what must
 * not be shown).
 */
package dev.parley.settings;
