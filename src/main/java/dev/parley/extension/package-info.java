/**
 * The extension protocol (docs/extension-protocol.md): a desk with agents, and those who call it.
 *
 * <p>{@code ExtensionClient} is either an {@code Agent}, where it has the password, or a {@code
 * Caller}; {@code Membership} keeps it at its server, into which {@code Entry} leads; {@code Frame}
 * is what a server says.
 */
package dev.parley.extension;
