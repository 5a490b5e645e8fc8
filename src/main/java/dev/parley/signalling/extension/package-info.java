/**
 * {@code ExtensionClient}, for the docs/extension-protocol.md: an {@code Agent} or a {@code
 * Caller}; {@code ExtensionLogin} logs in.
 *
 * <p>An agent has the password of the extension and a caller has none. {@code ExtensionMessage} is
 * what a server says.
 */
package dev.parley.signalling.extension;
