/**
 * What the other rooms of media share: {@code Frame}, {@code FrameSink}, {@code AudioSink}, {@code
 * Feed}, and the native library: {@code NativeLibrary}, and {@code NativeHandle}, which gives up
 * counts.
 */
package dev.parley.media.frame;
