/**
 * Sharing the screen: {@code Screens} (what of the desktop can be shared), {@code ScreenFeed} (its
 * pictures), {@code ScreenThumbnail} (a small one to choose by), and an X11 client.
 */
package dev.parley.media.screen;
