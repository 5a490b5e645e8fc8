/**
 * What a call sends, as requests and devices change: {@code Capture} with {@code SentPicture} and
 * {@code SentSound}, their sources, {@code Preview}, and {@code Engine}, the native machinery.
 */
package dev.parley.media.capture;
