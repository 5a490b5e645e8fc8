/**
 * {@code ExtensionClient}, for the docs/extension-protocol.md: an {@code Agent} or a {@code
 * Caller}, which {@code Membership} keeps at its server ({@code Entry} logs in).
 *
 * <p>An agent has the password of the extension and a caller has none. {@code Frame} is what a
 * server says.
 */
package dev.parley.signalling.extension;
