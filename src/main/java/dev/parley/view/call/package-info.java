/**
 * {@code CallStage}, the pictures of a call, the overlay that says how it goes and the bar with its
 * controls; {@code SharePicker}, what can be shared; {@code SmallWindow} and {@code SharingBar},
 * what stays above other windows; {@code WindowLayout}, how the window is arranged at the moment.
 */
package dev.parley.view.call;
