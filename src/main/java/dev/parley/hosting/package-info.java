/**
 * This computer's own servers: {@code LocalServer} (finds or becomes the one that all copies of one
 * user share), {@code LanServer} (opens it to the network), {@code LanRequest} (asks for that, from
 * any copy), {@code BuiltInServer} (a running server with its echo peers).
 */
package dev.parley.hosting;
