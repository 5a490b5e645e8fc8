/**
 * Who may log in ({@code Directory}), what a client may use ({@code Limits}), how long the answer
 * to a password has to wait ({@code LoginAttempts}), how a server proves that it knows one ({@code
 * PasswordProof}), which credentials it hands out ({@code TurnSecret}), which addresses are one
 * client's ({@code AddressGroup}), which pages and proxies are trusted ({@code TrustedSources}),
 * and {@code ServerContext}, which all dialects of a server share.
 */
package dev.parley.server.access;
