/**
 * Sharing the screen: {@code Screens} (what of the desktop can be shared), {@code ScreenFeed} (its
 * pictures), {@code ScreenThumbnail} (a small one to choose by), {@code ScreenMark} (where a peer
 * points at it), and an X11 client.
 */
package dev.parley.media.screen;
