/**
 * What the other rooms of media share: {@code Frame}, {@code FrameSink}, {@code AudioSink}, {@code
 * Feed}, and the native library.
 */
package dev.parley.media.frame;
