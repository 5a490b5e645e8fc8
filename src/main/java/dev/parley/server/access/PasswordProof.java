package dev.parley.server.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Proves to a client that this server knows the password before the client says it: the request for
 * a websocket has a challenge, and the answer its HMAC (RFC 2104) under the password. The port is
 * part of it, so that a relay that passes the challenge on to the server, from another port, gets a
 * proof of no use.
 *
 * <p>Only for a password that nobody can guess: every proof lets a stranger try guesses on their
 * own.
 */
public record PasswordProof(String password) {
  /** The field of the request. */
  public static final String CHALLENGE = "Parley-Challenge";

  /** The field of the answer. */
  public static final String PROOF = "Parley-Proof";

  private static final String LABEL = "Parley local server 1";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int CHALLENGE_BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** One that was never used before. */
  public static String challenge() {
    byte[] random = new byte[CHALLENGE_BYTES];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /**
   * What to answer.
   *
   * @param challenge as it came; null or anything else where there is none
   * @param port on which the server listens
   * @return empty where it is no challenge
   */
  public Optional<String> answer(String challenge, int port) {
    if (challenge == null || !FORM.matcher(challenge).matches()) {
      return Optional.empty();
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String text = LABEL + "\n" + port + "\n" + challenge;
      byte[] proof = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
      return Optional.of(HexFormat.of().formatHex(proof));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "PasswordProof[]";
  }
}
