/**
 * {@code ChatPane}, what was written in a call and the field to write in, beside the call or on the
 * start page; {@code ChatLinks}, the links in a message, and {@code LinkCard}, which asks before
 * one is opened.
 */
package dev.parley.view.chat;
