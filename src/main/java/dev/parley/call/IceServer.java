package dev.parley.call;

import dev.parley.text.PercentEncoding;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a STUN or TURN server, validated: libwebrtc does not report a malformed URL, or TURN
 * without a user, as an error but ends the process (segmentation fault, measured).
 *
 * @param url without user and password
 * @param user empty for STUN; likewise the password
 */
public record IceServer(String url, String user, String password) {
  /** In characters: RFC 8489 allows 508 bytes of a user, and a name of a host has 253. */
  private static final int LONGEST = 500;

  /** RFC 7064 and RFC 7065. */
  private static final String HOST =
      "(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?"
          + "(?<query>\\?transport=(?:udp|tcp))?";

  private static final String SCHEME = "(?<scheme>stuns?|turns?):";

  private static final Pattern PLAIN = Pattern.compile(SCHEME + HOST);

  /**
   * The same with user and password in front of the host. The user ends at the first colon, except
   * for coturn's time-limited users, TIMESTAMP:NAME; the password at the last @.
   */
  private static final Pattern WITH_PASSWORD =
      Pattern.compile(
          SCHEME + "(?:(?<user>[0-9]{9,11}:[^:\\s]+(?=:)|[^:\\s]+):(?<password>\\S+)@)?" + HOST);

  /** Printable ASCII: what else a user or a password may be is not told apart by all servers. */
  private static final Pattern CREDENTIAL = Pattern.compile("[!-~]{1," + LONGEST + "}");

  /**
   * Checks the credentials; a URL is checked where it is read.
   *
   * @throws IllegalArgumentException for a TURN server without, or a STUN server with
   */
  public IceServer {
    if (url.startsWith("turn") == (user.isEmpty() || password.isEmpty())) {
      throw new IllegalArgumentException(
          "a TURN server requires USER:PASSWORD@ before its host, a STUN server has none");
    }
  }

  /**
   * Reads {@code stun:host:port} or {@code turn:user:password@host:port?transport=udp}, with user
   * and password percent-encoded where they have to be.
   *
   * @throws IllegalArgumentException with a sentence for the person who typed it, in which the
   *     password is not repeated
   */
  public static IceServer parse(String text) {
    Matcher match = WITH_PASSWORD.matcher(text.strip());
    if (!match.matches()) {
      throw new IllegalArgumentException(
          "an ICE server must be stun:HOST[:PORT] or turn:USER:PASSWORD@HOST[:PORT][?transport=udp]");
    }
    String url = url(match);
    return match.group("user") == null
        ? new IceServer(url, "", "")
        : new IceServer(url, decoded(match.group("user")), decoded(match.group("password")));
  }

  /**
   * Makes one of what a server has handed out.
   *
   * @param user empty for STUN, and not used there; likewise the password
   * @throws IllegalArgumentException for what cannot be one
   */
  public static IceServer handedOut(String url, String user, String password) {
    String checked = checkedUrl(url);
    if (checked.startsWith("stun")) {
      return new IceServer(checked, "", "");
    }
    if (!CREDENTIAL.matcher(user).matches() || !CREDENTIAL.matcher(password).matches()) {
      throw new IllegalArgumentException("a TURN server requires a user and a password");
    }
    return new IceServer(checked, user, password);
  }

  /**
   * Reads the URL of a server without user and password.
   *
   * @throws IllegalArgumentException with a sentence for the person who typed it
   */
  public static String checkedUrl(String text) {
    Matcher match = PLAIN.matcher(text.strip());
    if (text.length() > LONGEST || !match.matches()) {
      throw new IllegalArgumentException(
          "an ICE server must be stun:HOST[:PORT] or turn:HOST[:PORT][?transport=udp] here");
    }
    return url(match);
  }

  private static String url(Matcher match) {
    String query = match.group("query");
    if (query != null && match.group("scheme").startsWith("stun")) {
      throw new IllegalArgumentException("?transport= requires a TURN server");
    }
    String port = match.group("port");
    if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
      throw new IllegalArgumentException("the port of an ICE server must be between 1 and 65535");
    }
    return match.group("scheme")
        + ":"
        + match.group("host")
        + (port == null ? "" : ":" + port)
        + (query == null ? "" : query);
  }

  /** Leaves what is not percent-encoded as it is: a password may contain a percent sign. */
  private static String decoded(String text) {
    try {
      return PercentEncoding.decode(text);
    } catch (CharacterCodingException plain) {
      return text;
    }
  }

  /** The host of the URL, an IPv6 address without its brackets. */
  public String host() {
    Matcher match = PLAIN.matcher(url);
    return match.matches() ? match.group("host").replaceAll("[\\[\\]]", "") : "";
  }

  public boolean isTurn() {
    return url.startsWith("turn");
  }

  @Override
  public String toString() {
    return url; // the password stays out of every log
  }
}
