/**
 * {@code View} and the panels, cards and panes of its window; {@code FxRuntime}, the start of
 * JavaFX; {@code BlankStage}, the window before it has contents; {@code FxThread}, the only bridge
 * to the JavaFX thread; {@code DeviceChoices}, the devices and screens to choose from, and {@code
 * ChannelList}, the channels to open, which the root package implements. Renders a {@code
 * PeerState}, reports {@code Intents}.
 */
package dev.parley.view;
