/**
 * {@code StartPage}, where a person begins, and the cards about a way into a channel; {@code
 * ChannelList}, the channels to open, which {@code channels} implements.
 */
package dev.parley.view.start;
