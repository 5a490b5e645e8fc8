package dev.parley.connection;

/**
 * The DTLS certificates of a call, as the library reports them once the handshake is done: not what
 * the descriptions announce, which a server in between could have replaced.
 *
 * @param own SHA-256 of the certificate of this side, 64 small hexadecimal digits
 * @param peers likewise, of the peer
 */
public record Certificates(String own, String peers) {}
