/**
 * GStreamer's signalling protocol (docs/gstreamer.md): {@code GstreamerUpgrade} checks the password
 * of a request for a websocket, {@code GstreamerHub} has the clients, their sessions and rooms.
 */
package dev.parley.server.gstreamer;
