/**
 * What each side plays and shows of the other: {@code HearingFeature} says it once a second as a
 * {@code Playout}; {@code SoundJudge} and {@code PictureJudge} make a {@code Verdict} of what the
 * peer says, with whose side it is.
 */
package dev.parley.data.hearing;
