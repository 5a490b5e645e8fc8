/**
 * This computer's own servers: {@code LocalServer} (finds or becomes the one that all copies of one
 * user share), {@code LanServer} (the one that is open to the network), {@code BuiltInServer} (a
 * running server with its echo peers).
 */
package dev.parley.hosting;
