/**
 * Sharing the screen: {@code Screens} (what of the desktop can be shared), {@code ScreenFeed} (its
 * pictures), and an X11 client.
 */
package dev.parley.media.screen;
