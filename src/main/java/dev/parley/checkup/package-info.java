/**
 * Tests what a call needs (docs/checks.md): {@code Checkup} runs several {@code Examination}s, of
 * devices ({@code DeviceTrial}), of a server, of STUN and TURN; each reports a {@code Finding} for
 * each thing it looks at.
 */
package dev.parley.checkup;
