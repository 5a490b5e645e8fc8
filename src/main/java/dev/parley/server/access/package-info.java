/**
 * Who may log in ({@code Directory}), what a client may use ({@code Limits}), how long a guess at a
 * password has to wait ({@code LoginAttempts}), how a server proves that it knows one ({@code
 * PasswordProof}), and {@code ServerContext}, which all dialects of a server share.
 */
package dev.parley.server.access;
