package dev.parley.channels;

import dev.parley.settings.InvitationSecrets;
import dev.parley.signalling.PeerName;
import dev.parley.signalling.ServerDialect;
import dev.parley.socket.ServerUrl;
import dev.parley.socket.Trust;
import dev.parley.text.PercentEncoding;
import dev.parley.text.Words;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Represents an invite link: {@code
 * parley://HOST[:PORT]/[CHANNEL_ID][?name=…&cert=SHA256HEX&path=…&signalling=…][#PASSWORD[&k=SECRET]]}.
 *
 * <p>The server is a wss server. Only on this machine itself, and where the link names no
 * certificate, is it a ws server. The password is in the fragment, which no program sends on, and
 * so is the secret by which people who came by links verify each other.
 *
 * @param dialect what the server speaks; a link that does not say it leads to a verto server
 * @param server ws or wss, with a host; its path is empty or begins with a slash
 * @param channel empty only where the dialect goes without one
 * @param password empty for none
 * @param name the name shown for a user who has set none; empty for none
 * @param certificate the SHA-256 of the server's certificate in 64 small hexadecimal digits: then
 *     that certificate is trusted, whoever issued it; empty for none
 * @param secret proves to others that one was invited; no server gets it; empty for none
 */
public record Invitation(
    ServerDialect dialect,
    URI server,
    String channel,
    String password,
    String name,
    String certificate,
    String secret) {
  static final String SCHEME = "parley:";

  /** A channel, a password, a name and a fingerprint, each encoded at its longest. */
  public static final int MOST = 8192;

  /** What a link may say besides where it leads. */
  private static final Set<String> KNOWN = Set.of("name", "cert", "path", "signalling");

  /** RFC 3986, appendix B, for this scheme alone: authority, path, query, fragment. */
  private static final Pattern LINK =
      Pattern.compile("parley://([^/?#]*)/([^/?#]*)(?:\\?([^#]*))?(?:#([^#]*))?");

  /**
   * RFC 3986, appendix A: what may stand in a URI, encoded or not; and ":" "@" of the authority.
   */
  private static final Pattern CHARACTERS =
      Pattern.compile("[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]*");

  private static final Pattern HOST_PORT =
      Pattern.compile("(\\[[0-9a-f:.]{2,45}]|[^:\\[\\]]+)(?::(\\d*))?");

  /**
   * A fragment with fields after the password, in which an "&" is encoded. A link that was written
   * by hand before there were fields may have it as it is.
   */
  private static final Pattern INVITED = Pattern.compile("([^&]*)&(k=.*)");

  private static final Words WORDS = Words.in(Invitation.class);
  private static final int MOST_CHANNEL = 100;
  private static final int MOST_PASSWORD = 256;

  /** Invisible ones, and those that end a word or a string for other programs. */
  private static final Pattern NO_CHANNEL =
      Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}\"'`\\\\<>]|^[-\\s]|\\s$");

  private static final Pattern UNTYPEABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]");
  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~/-]*)?");

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  public Invitation {
    check(!ServerUrl.host(server).isEmpty(), "invitation.host");
    check(!ServerUrl.mayHaveUser(server.getRawAuthority()), "invitation.user");
    boolean secure = "wss".equals(server.getScheme());
    check(secure || isLoopback(ServerUrl.host(server)), "invitation.open");
    check(secure || certificate.isEmpty(), "invitation.open");
    boolean without = channel.isEmpty() && dialect.goesWithoutChannel();
    check(without || !channel.isBlank(), "invitation.channel");
    check(without || dialect.takes(channel), "invitation.channelCharacters");
    check(channel.length() <= MOST_CHANNEL, "invitation.channelCharacters");
    check(!NO_CHANNEL.matcher(channel).find(), "invitation.channelCharacters");
    check(password.length() <= MOST_PASSWORD, "invitation.password");
    check(!UNTYPEABLE.matcher(password).find(), "invitation.password");
    check(PeerName.checked(name).equals(name), "invitation.name");
    check(certificate.isEmpty() || Trust.isFingerprint(certificate), "invitation.certificate");
    check(secret.isEmpty() || InvitationSecrets.isShape(secret), "invitation.secret");
    boolean plain = server.getRawQuery() == null && server.getRawFragment() == null;
    check(plain && isPath(server.getRawPath()), "invitation.path");
  }

  /** Into a channel of a verto server. */
  public Invitation(URI server, String channel, String password, String name, String certificate) {
    this(ServerDialect.VERTO, server, channel, password, name, certificate, "");
  }

  /**
   * Reads a link that may come from anybody.
   *
   * @throws IllegalArgumentException with a sentence for a person, in which nothing of the link is
   */
  public static Invitation parse(String link) {
    check(link.length() <= MOST, "invitation.long");
    String text = link.strip(); // what a person pastes may have a line's end with it
    check(isMeant(text), "invitation.scheme");
    check(CHARACTERS.matcher(text).matches(), "invitation.characters");
    String small = "parley:" + text.substring(SCHEME.length());
    Matcher parts = LINK.matcher(small);
    check(parts.matches(), "invitation.form");
    Map<String, String> fields = fields(parts.group(3), KNOWN);
    String fragment = parts.group(4) == null ? "" : parts.group(4);
    Matcher invited = INVITED.matcher(fragment);
    boolean proves = invited.matches();
    String certificate = fields.getOrDefault("cert", "").replace(":", "").toLowerCase(Locale.ROOT);
    Optional<ServerDialect> dialect = ServerDialect.of(fields.getOrDefault("signalling", "verto"));
    check(dialect.isPresent(), "invitation.signalling");
    return new Invitation(
        dialect.get(),
        server(parts.group(1).toLowerCase(Locale.ROOT), certificate, fields.get("path")),
        decoded(parts.group(2)),
        decoded(proves ? invited.group(1) : fragment),
        fields.getOrDefault("name", ""),
        certificate,
        proves ? secret(invited.group(2)) : "");
  }

  /**
   * Makes one for a channel, with its password if joining needs it.
   *
   * @throws IllegalArgumentException where nobody can be invited to it by a link
   */
  static Invitation to(Destination place) {
    boolean shared = place.dialect().sharesPassword(place.channel());
    return new Invitation(
        place.dialect(),
        place.server(),
        place.channel(),
        shared ? place.password() : "",
        "",
        place.certificate(),
        place.secret());
  }

  /** Whether it is meant as a link, well-formed or not. */
  public static boolean isMeant(String text) {
    return text.strip().toLowerCase(Locale.ROOT).startsWith(SCHEME);
  }

  /**
   * Where it leads to.
   *
   * @param trust whose certificates are believed without the invitation
   */
  public Destination destination(Trust trust) {
    return new Destination(dialect, server, trust, certificate, channel, password, secret);
  }

  /** With password and secret: for the person alone, and in no log. */
  public String link() {
    StringBuilder link = new StringBuilder("parley://").append(server.getRawAuthority());
    link.append('/').append(PercentEncoding.encode(channel));
    String spoken = dialect == ServerDialect.VERTO ? "" : dialect.word();
    char before = '?';
    for (String[] field :
        new String[][] {
          {"name", name},
          {"cert", certificate},
          {"path", server.getRawPath()},
          {"signalling", spoken}
        }) {
      if (!field[1].isEmpty() && !field[1].equals("/")) {
        link.append(before).append(field[0]).append('=').append(PercentEncoding.encode(field[1]));
        before = '&';
      }
    }
    if (!password.isEmpty() || !secret.isEmpty()) {
      link.append('#').append(PercentEncoding.encode(password));
    }
    return secret.isEmpty() ? link.toString() : link.append("&k=").append(secret).toString();
  }

  /** The same with a secret. */
  Invitation withSecret(String other) {
    return new Invitation(dialect, server, channel, password, name, certificate, other);
  }

  private static boolean isPath(String text) {
    return PATH.matcher(text).matches();
  }

  /** This machine itself, in a form that no name server is asked for. */
  public static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** Without the password: this may end in a log. */
  @Override
  public String toString() {
    return "Invitation[" + channel + " at " + server + "]";
  }

  private static void check(boolean right, String key, Object... arguments) {
    if (!right) {
      throw wrong(key, arguments);
    }
  }

  private static IllegalArgumentException wrong(String key, Object... arguments) {
    return new IllegalArgumentException(WORDS.say(key, arguments));
  }

  private static URI server(String authority, String certificate, String path) {
    check(authority.indexOf('@') < 0, "invitation.user");
    Matcher parts = HOST_PORT.matcher(authority);
    check(parts.matches(), "invitation.host");
    String host = parts.group(1);
    String port = parts.group(2) == null ? "" : parts.group(2);
    check(port.isEmpty() || isPort(port), "invitation.port");
    check(path == null || isPath(path), "invitation.path");
    boolean open = isLoopback(host) && certificate.isEmpty();
    String scheme = open ? "ws://" : "wss://";
    String at = port.isEmpty() ? "" : ":" + Integer.parseInt(port);
    return ServerUrl.parse(scheme + host + at + (path == null ? "" : path))
        .orElseThrow(() -> wrong("invitation.host"));
  }

  private static boolean isPort(String digits) {
    return digits.length() <= 5
        && Integer.parseInt(digits) >= 1
        && Integer.parseInt(digits) <= 65_535;
  }

  /** The first one, of what follows the password; what else does may mean something later. */
  private static String secret(String fields) {
    return fields(fields, Set.of("k")).getOrDefault("k", "");
  }

  /** Unknown fields may mean something to a later version. */
  private static Map<String, String> fields(String query, Set<String> known) {
    Map<String, String> fields = new HashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String field : query.split("&", -1)) {
        int equals = field.indexOf('=');
        String key = decoded(equals < 0 ? field : field.substring(0, equals));
        String value = decoded(equals < 0 ? "" : field.substring(equals + 1));
        boolean first = fields.put(key, value) == null;
        check(first || !known.contains(key), "invitation.twice", key);
      }
    }
    return fields;
  }

  private static String decoded(String encoded) {
    try {
      return PercentEncoding.decode(encoded);
    } catch (CharacterCodingException damaged) {
      throw wrong("invitation.form");
    }
  }
}
