package dev.parley;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses an invite link strictly, since it may come from anybody. */
final class InvitationReader {
  /** A channel, a password, a name and a fingerprint, each encoded at its longest. */
  static final int MOST = 8192;

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

  /** RFC 1123, section 2.1; an address of version 4 passes as a name. */
  private static final Pattern HOST =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private final String link;

  InvitationReader(String link) {
    this.link = link;
  }

  /**
   * @throws IllegalArgumentException with a sentence for a person
   */
  Invitation read() {
    Invitation.check(link.length() <= MOST, "invitation.long");
    String text = link.strip(); // what a person pastes may have a line's end with it
    Invitation.check(Invitation.isMeant(text), "invitation.scheme");
    Invitation.check(CHARACTERS.matcher(text).matches(), "invitation.characters");
    String small = "parley:" + text.substring(Invitation.SCHEME.length());
    Matcher parts = LINK.matcher(small);
    Invitation.check(parts.matches(), "invitation.form");
    Map<String, String> fields = fields(parts.group(3));
    String certificate = fields.getOrDefault("cert", "").replace(":", "").toLowerCase(Locale.ROOT);
    Optional<Dialect> dialect = Dialect.of(fields.getOrDefault("signalling", "verto"));
    Invitation.check(dialect.isPresent(), "invitation.signalling");
    return new Invitation(
        dialect.get(),
        server(parts.group(1).toLowerCase(Locale.ROOT), certificate, fields.get("path")),
        decoded(parts.group(2)),
        parts.group(4) == null ? "" : decoded(parts.group(4)),
        fields.getOrDefault("name", ""),
        certificate);
  }

  private static URI server(String authority, String certificate, String path) {
    Invitation.check(authority.indexOf('@') < 0, "invitation.user");
    Matcher parts = HOST_PORT.matcher(authority);
    Invitation.check(parts.matches(), "invitation.host");
    String host = parts.group(1);
    Invitation.check(host.startsWith("[") || HOST.matcher(host).matches(), "invitation.host");
    String port = parts.group(2) == null ? "" : parts.group(2);
    Invitation.check(port.isEmpty() || isPort(port), "invitation.port");
    Invitation.check(path == null || Invitation.isPath(path), "invitation.path");
    boolean open = Invitation.isLoopback(host) && certificate.isEmpty();
    String scheme = open ? "ws://" : "wss://";
    String at = port.isEmpty() ? "" : ":" + Integer.parseInt(port);
    try {
      return new URI(scheme + host + at + (path == null ? "" : path));
    } catch (URISyntaxException wrong) { // an address of version 6 that is none
      throw Invitation.wrong("invitation.host");
    }
  }

  private static boolean isPort(String digits) {
    return digits.length() <= 5
        && Integer.parseInt(digits) >= 1
        && Integer.parseInt(digits) <= 65_535;
  }

  /** Those that nobody knows yet may mean something to a later version. */
  private static Map<String, String> fields(String query) {
    Map<String, String> fields = new HashMap<>();
    if (query != null && !query.isEmpty()) {
      for (String field : query.split("&", -1)) {
        int equals = field.indexOf('=');
        String key = decoded(equals < 0 ? field : field.substring(0, equals));
        String value = decoded(equals < 0 ? "" : field.substring(equals + 1));
        boolean first = fields.put(key, value) == null;
        Invitation.check(first || !KNOWN.contains(key), "invitation.twice", key);
      }
    }
    return fields;
  }

  private static String decoded(String encoded) {
    try {
      return PercentEncoding.decode(encoded);
    } catch (CharacterCodingException damaged) {
      throw Invitation.wrong("invitation.form");
    }
  }
}
