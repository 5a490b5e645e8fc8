/**
 * {@code TextSocket}, {@code WssSocket} (one attempt, one object), {@code ConnectionDialer} (proxy,
 * TCP, TLS), {@code PortProbe} (tests whether a server is there), {@code Trust} (which certificates
 * are trusted), {@code Challenge} (what a server must answer before it is talked to), {@code
 * Cleartext} (who else can read what is sent), {@code LateSocket} (finds its server first), {@code
 * Reconnector}, {@code Backoff}, {@code NetworkWatch} (detects another network or a suspended
 * computer).
 */
package dev.parley.socket;
