/**
 * {@code TextSocket}, {@code WssSocket} (one attempt, one object), {@code ConnectionDialer} (proxy,
 * TCP, TLS), {@code PortProbe} (tests whether a server is there), {@code Trust} (which certificates
 * are trusted), {@code LateSocket} (finds its server first), {@code Reconnector}, {@code Backoff},
 * {@code NetworkWatch} (detects another network or a suspended computer).
 */
package dev.parley.socket;
