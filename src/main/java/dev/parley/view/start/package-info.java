/**
 * {@code StartPage}, the page between calls: the people, one's own picture, and the ways into a
 * channel; {@code InviteCard}, how others can join; {@code ChannelList}, the channels to open,
 * which {@code channels} implements.
 */
package dev.parley.view.start;
