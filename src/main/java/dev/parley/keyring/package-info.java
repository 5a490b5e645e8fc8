/**
 * {@code Keyring}, where the system keeps a person's passwords; {@code SecretSession}, for Linux
 * desktops.
 */
package dev.parley.keyring;
