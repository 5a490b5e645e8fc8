package dev.parley.channels;

import dev.parley.signalling.ServerDialect;
import dev.parley.socket.Trust;
import java.net.URI;

/**
 * Describes a channel to join, and how.
 *
 * @param dialect what the server speaks
 * @param server null for the built-in server of this machine
 * @param trust whose certificates a wss server may have
 * @param certificate the SHA-256 of one more that it may have, in 64 small hexadecimal digits;
 *     empty for none
 * @param channel empty only where the dialect goes without one
 * @param secret of the invitation, which no server gets; empty for none
 */
public record Destination(
    ServerDialect dialect,
    URI server,
    Trust trust,
    String certificate,
    String channel,
    String password,
    String secret) {

  /** The user that the echo peer of a built-in server logs in as. */
  public static final String ECHO = "echo";

  /** Without an invitation. */
  public Destination(
      ServerDialect dialect,
      URI server,
      Trust trust,
      String certificate,
      String channel,
      String password) {
    this(dialect, server, trust, certificate, channel, password, "");
  }

  /** A channel of a verto server. */
  public Destination(URI server, Trust trust, String certificate, String channel, String password) {
    this(ServerDialect.VERTO, server, trust, certificate, channel, password);
  }

  /** The channel of this machine's built-in server, whatever its port. */
  public static Destination home(String channel, String password) {
    return new Destination(null, Trust.platform(), "", channel, password);
  }

  public boolean isHome() {
    return server == null;
  }

  /** Whether an id means the same person later: that of a call desk is whichever agent answers. */
  public boolean idsLast() {
    return dialect != ServerDialect.EXTENSION;
  }

  /** All certificates that it may have. */
  public Trust believed() {
    return certificate.isEmpty() ? trust : trust.alsoExactly(certificate);
  }

  /** Such that others can believe its certificate, who were not given what this user was. */
  Destination named() {
    String seen = certificate.isEmpty() ? trust.seen() : certificate;
    return new Destination(dialect, server, trust, seen, channel, password, secret);
  }

  Destination withCertificate(String other) {
    return new Destination(dialect, server, trust, other, channel, password, secret);
  }

  public Destination withPassword(String other) {
    return new Destination(dialect, server, trust, certificate, channel, other, secret);
  }

  Destination withSecret(String other) {
    return new Destination(dialect, server, trust, certificate, channel, password, other);
  }

  /** What tells servers apart in the user's files. */
  public String serverName() {
    String name = isHome() ? "built-in" : server.toString();
    return dialect == ServerDialect.VERTO ? name : dialect.word() + " " + name;
  }

  /** What tells two places apart, but for that of this machine. */
  public String id() {
    return serverName() + " " + channel;
  }

  /** Without password and secret: this may end in a log. */
  @Override
  public String toString() {
    return "Destination[" + channel + " at " + serverName() + "]";
  }
}
