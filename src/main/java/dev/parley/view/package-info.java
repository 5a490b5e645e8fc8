/**
 * {@code View} and the shell of its window: {@code FxRuntime}, the start of JavaFX; {@code
 * BlankStage}, the window before it has contents; {@code WindowPane}, the layers in it; {@code
 * WindowContext}, what the root package hands to it. Renders a {@code PeerState}, reports {@code
 * Intents}.
 */
package dev.parley.view;
