package dev.parley.server.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Represents a request for a websocket: what an {@link UpgradeHandler} decides by, and the fields
 * that it adds to the answer. What comes is hostile: nothing here throws.
 */
public final class UpgradeRequest {
  private final String address;
  private final String query;
  private final UnaryOperator<String> fields;
  private final Map<String, String> answer = new LinkedHashMap<>();

  /**
   * Makes one of what was received.
   *
   * @param address the client's, without a port
   * @param query without the question mark; empty for none
   * @param fields gives the value of a header field, several joined by commas, empty for none
   */
  public UpgradeRequest(String address, String query, UnaryOperator<String> fields) {
    this.address = address;
    this.query = query;
    this.fields = fields;
  }

  /** The client's address, without a port. */
  public String address() {
    return address;
  }

  /** A header field; several of the same name are joined by commas. Empty where there is none. */
  public Optional<String> field(String name) {
    return Optional.of(fields.apply(name)).filter(value -> !value.isEmpty());
  }

  /** A field of the query, decoded; empty where there is none that can be read. */
  public Optional<String> query(String name) {
    return Stream.of(query.split("&", -1))
        .filter(field -> field.startsWith(name + "="))
        .findFirst()
        .flatMap(field -> decoded(field.substring(name.length() + 1)));
  }

  /** Adds a header field to the answer, if that becomes the one that opens the websocket. */
  public void answer(String name, String value) {
    answer.put(name, value);
  }

  /** What was added to the answer, in its order. */
  public Map<String, String> answer() {
    return answer;
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
    String[] words = field("Authorization").orElse("").split(" +", 2);
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

  /** Unchecked. */
  public record Basic(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Basic[" + user + "]";
    }
  }
}
