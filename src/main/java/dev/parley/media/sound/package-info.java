/** Parley's own sounds, {@code Chime} and {@code Chimes}, and {@code MicrophoneLevel}. */
package dev.parley.media.sound;
