package dev.parley.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes time-limited credentials of the secret that a TURN server shares (coturn's {@code
 * use-auth-secret}). Immutable; any thread.
 */
public final class TurnSecret {
  /**
   * How long credentials open new relays. Clients ask for new ones after half of it; a relay that
   * is open stays so (measured, docs/decisions/0059).
   */
  public static final Duration LIFETIME = Duration.ofHours(2);

  /** How many URLs; each client asks all of them in each call. */
  public static final int MOST = 4;

  private static final int LONGEST_NAME = 64;
  private static final String ALGORITHM = "HmacSHA1";

  private final List<String> urls;
  private final String secret;

  /**
   * @param urls of the TURN servers, without credentials
   * @throws IllegalArgumentException if there is no URL or no secret
   */
  public TurnSecret(List<String> urls, String secret) {
    if (urls.isEmpty() || secret.isEmpty()) {
      throw new IllegalArgumentException("a TURN secret and its servers belong together");
    }
    this.urls = List.copyOf(urls);
    this.secret = secret;
  }

  /** The secret itself, so that logs can be masked. */
  public String secret() {
    return secret;
  }

  /**
   * Makes the credentials of one user.
   *
   * @param user appears in them and in the log of the TURN server, as far as it is letters, digits
   *     and a few signs
   */
  public Issued issue(String user, Instant now) {
    String name = user.replaceAll("[^A-Za-z0-9._-]", "-");
    String kept = name.substring(0, Math.min(name.length(), LONGEST_NAME));
    String username = now.plus(LIFETIME).getEpochSecond() + ":" + kept;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      byte[] signature = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
      return new Issued(urls, username, Base64.getEncoder().encodeToString(signature));
    } catch (GeneralSecurityException absent) { // every Java has it
      throw new IllegalStateException(absent);
    }
  }

  /** A user and a password for some servers and a while. */
  public record Issued(List<String> urls, String username, String password) {
    /** Without the password: this may end in a log. */
    @Override
    public String toString() {
      return "Issued[" + username + " for " + urls + "]";
    }
  }
}
