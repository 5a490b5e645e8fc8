/**
 * {@code ChannelSession} (one stay in a channel) and {@code SessionSwitcher} (leaves one for the
 * next), {@code SessionOptions} (where, as whom, what to do there), {@code AutoCall} and {@code
 * PendingCall} (calls to make without a click), {@code ReturnAfterPunt} (comes back where nobody
 * clicks), {@code DeferredIntents} (a window's clicks while there is no session), {@code Clients}
 * (the only place that knows every dialect's client), {@code NetworkWays} (the way to a server).
 */
package dev.parley.session;
