/**
 * {@code CallStage}, the pictures of a call and what floats over them; {@code WindowLayout}, how
 * the window is arranged at the moment; {@code QualitySign}, how well the call goes.
 */
package dev.parley.view.call;
