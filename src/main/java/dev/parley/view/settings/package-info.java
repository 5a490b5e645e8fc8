/**
 * {@code Dialogs}, the cards in which a person sets, tries or looks up something, and {@code
 * MainMenu}, which leads to them; {@code SelfPreview}, one's own picture between calls; {@code
 * PreferencesModel}, what is set now; {@code DeviceChoices}, {@code Checks} and {@code
 * Diagnostics}, which the root package and {@code report} implement.
 */
package dev.parley.view.settings;
