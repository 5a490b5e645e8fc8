/**
 * The extension protocol (docs/extension-protocol.md): {@code ExtensionHub} finds the {@code
 * ExtensionDesk} of an extension, which keeps its rules; {@code ExtensionPeer} is one client,
 * {@code ExtensionFrame} what it says.
 */
package dev.parley.server.extension;
