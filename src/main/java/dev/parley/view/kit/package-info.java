/**
 * What all parts of the window are made of: {@code Card}, {@code ModalPane}, {@code Buttons};
 * {@code FxThread}, the only bridge to the JavaFX thread; {@code Latest}, a slot from any thread to
 * it; {@code Alarm} and {@code Ticker}, its clocks.
 */
package dev.parley.view.kit;
