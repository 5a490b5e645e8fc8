package dev.parley.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parses the head of an HTTP request, and holds the answers to requests that do not become a
 * WebSocket (RFC 9110, RFC 6455 section 4.2.1). What comes is hostile: nothing here throws.
 */
public final class HttpHead {
  private static final String OK = "200 OK";

  private final String method;
  private final String path;
  private final Map<String, String> fields = new HashMap<>();

  /** The text up to the empty line. */
  public HttpHead(String head) {
    String[] lines = head.split("\r\n", -1);
    String[] request = lines[0].split(" ", -1);
    boolean http = request.length == 3 && request[2].equals("HTTP/1.1");
    method = http ? request[0] : "";
    path = http ? request[1] : "";
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
        fields.merge(name, lines[i].substring(colon + 1).strip(), (one, more) -> one + "," + more);
      }
    }
  }

  /** What is asked for: no query, and no slash at its end. */
  String path() {
    int query = path.indexOf('?');
    String bare = query < 0 ? path : path.substring(0, query);
    return bare.length() > 1 && bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  /** A field of the query, decoded; empty where there is none that can be read. */
  public Optional<String> query(String name) {
    int query = path.indexOf('?');
    String fields = query < 0 ? "" : path.substring(query + 1);
    return Stream.of(fields.split("&", -1))
        .filter(field -> field.startsWith(name + "="))
        .findFirst()
        .flatMap(field -> decoded(field.substring(name.length() + 1)));
  }

  private static Optional<String> decoded(String text) {
    try {
      return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  /** Who it says that it comes from (RFC 7617); empty where it says nothing that can be read. */
  public Optional<Basic> login() {
    String[] words = field("authorization").split(" +", 2);
    if (words.length < 2 || !words[0].equalsIgnoreCase("Basic")) {
      return Optional.empty();
    }
    try {
      String both = new String(Base64.getDecoder().decode(words[1]), StandardCharsets.UTF_8);
      int colon = both.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new Basic(both.substring(0, colon), both.substring(colon + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The secret that shows whose a client id is (docs/identities.md); unchecked, empty for none. */
  public String idSecret() {
    return field("parley-id-secret");
  }

  /** Unchecked. */
  public record Basic(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Basic[" + user + "]";
    }
  }

  /** The whole answer; empty for the head of a websocket, which is not answered here. */
  Optional<byte[]> answer() {
    if (isHealth()) {
      return Optional.of(bytes(OK, "", "ok\n", method.equals("GET")));
    } else if (method.isEmpty()) {
      return Optional.of(refusal("400 Bad Request"));
    } else if (!method.equals("GET")) {
      return Optional.of(bytes("405 Method Not Allowed", "Allow: GET\r\n", "", true));
    } else if (!field("upgrade").equalsIgnoreCase("websocket")) {
      return Optional.of(upgrade("426 Upgrade Required"));
    } else if (!field("sec-websocket-version").equals("13")) {
      return Optional.of(upgrade("426 Upgrade Required")); // RFC 6455, section 4.2.2, 4
    } else if (!isUpgrade()) {
      return Optional.of(refusal("400 Bad Request"));
    }
    return Optional.empty();
  }

  /** An answer without a body. */
  static byte[] refusal(String status) {
    return bytes(status, "", "", true);
  }

  /** Asks for a password (RFC 9110, section 11.6.1). */
  public static byte[] unauthorized() {
    String ask = "WWW-Authenticate: Basic realm=\"parley\", charset=\"UTF-8\"\r\n";
    return bytes("401 Unauthorized", ask, "", true);
  }

  private boolean isHealth() {
    boolean asks = method.equals("GET") || method.equals("HEAD");
    return asks && path.equals("/health") && field("upgrade").isEmpty();
  }

  private boolean isUpgrade() {
    return field("connection").toLowerCase(Locale.ROOT).contains("upgrade")
        && !field("sec-websocket-key").isEmpty();
  }

  private String field(String name) {
    return fields.getOrDefault(name, "");
  }

  private static byte[] upgrade(String status) {
    return bytes(
        status,
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n",
        "This is a signalling server: it speaks websocket alone.\n",
        true);
  }

  private static byte[] bytes(String status, String more, String body, boolean withBody) {
    String fields = "Content-Type: text/plain\r\nContent-Length: " + body.length() + "\r\n";
    String head = "HTTP/1.1 " + status + "\r\n" + fields + "Connection: close\r\n" + more + "\r\n";
    return (withBody ? head + body : head).getBytes(StandardCharsets.US_ASCII);
  }
}
