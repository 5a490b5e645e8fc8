/**
 * What the two people of a call write to each other: {@code Chat} has the conversations, in memory
 * alone, {@code ChatCall} one call's part of one, {@code ChatFrame} a message on the channel; the
 * window sees a {@code Conversation}.
 */
package dev.parley.data.chat;
