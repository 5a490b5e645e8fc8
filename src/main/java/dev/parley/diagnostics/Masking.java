package dev.parley.diagnostics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Masks secrets in text: those that it knows, and whatever looks like one. It is the second line of
 * defence; the first is that nothing secret is written. Immutable; any thread.
 */
public final class Masking {
  private static final String MASK = "***";

  /** One that is shorter would tear words apart, and is no secret. */
  private static final int SHORTEST = 4;

  private record Rule(Pattern pattern, String instead) {}

  /** Each with bounds: a hostile text must not take forever. */
  private static final List<Rule> RULES =
      List.of(
          rule("(parley://[^\\s#\"'<>]{0,4000})#[^\\s\"'<>]+", "$1#" + MASK),
          rule("\\b(\\w{2,10}://[^/\\s:@\"']{0,500}):[^/\\s@\"']{1,500}@", "$1:" + MASK + "@"),
          rule("\\b(turns?:[^:@\\s\"']{1,500}):[^@\\s\"']{1,500}@", "$1:" + MASK + "@"),
          rule(
              "(?i)\\b(ice-?pwd|ice-?ufrag|ufrag|remote_pwd|local_pwd)([\"']?\\s{0,8}[:= ]\\s{0,8}[\"']?)[\\w+/]+",
              "$1$2" + MASK),
          rule(
              "(?i)(pass(?:word|wd|wort|phrase)?|secret|credential|token|authorization|bearer)"
                  + "([\"']?\\s{0,8}[:=]\\s{0,8}[\"']?)(?:Basic |Bearer )?[^\\s\"',;&}]+",
              "$1$2" + MASK),
          rule("([#&?]k=)[\\w-]{16,}", "$1" + MASK),
          rule("-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)-----[\\w+/=\\s\\\\]{1,8000}-----END", MASK),
          rule("(?i)(--password[ =])\\S+", "$1" + MASK));

  /** What looks like a secret alone. */
  public static final Masking PATTERNS = new Masking(List.of());

  private final List<String> known;

  private Masking(List<String> known) {
    this.known = known;
  }

  private static Rule rule(String pattern, String instead) {
    return new Rule(Pattern.compile(pattern), instead);
  }

  /** With secrets that are known, as they are and in Base64; too short ones do not count. */
  public Masking with(Collection<String> secrets) {
    List<String> all = new ArrayList<>(known);
    for (String secret : secrets) {
      if (secret != null && secret.strip().length() >= SHORTEST) {
        all.add(secret.strip());
        all.add(
            Base64.getEncoder().withoutPadding().encodeToString(secret.strip().getBytes(UTF_8)));
      }
    }
    return new Masking(List.copyOf(all));
  }

  /** The same text without them. */
  public String mask(String text) {
    String masked = text;
    for (String secret : known) {
      masked = masked.replace(secret, MASK);
    }
    for (Rule rule : RULES) {
      masked = rule.pattern().matcher(masked).replaceAll(rule.instead());
    }
    return masked;
  }
}
