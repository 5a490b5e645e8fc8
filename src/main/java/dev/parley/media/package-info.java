/**
 * {@code Media} (the process's only factory and audio device module), {@code MediaChoice}, {@code
 * Capture} (what is sent, as requests and devices change), {@code Devices} and what watches them,
 * {@code Screens} (what of the desktop can be shared) and {@code ScreenFeed}, test card and test
 * tone, {@code ToneMeter}, {@code Chime} and {@code Chimes} (Parley's own sounds), {@code Frame},
 * {@code FrameSink}, {@code AudioSink}.
 */
package dev.parley.media;
