package dev.parley.data.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.Certificates;
import dev.parley.data.proof.Transcript.Nonces;
import dev.parley.json.Json;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Runs the one exchange of a call that proves something: the impolite side commits to a nonce, the
 * polite one tells its own, the former is revealed; from both, and from the certificates that each
 * side sees, follow the code to read, and which secrets both know and their proof. A message counts
 * once, and at its turn; after a failure nothing counts. On the loop.
 *
 * <p>RFC 6189, section 4.4.1.1: "The hash commitment … constrains the attacker to only one guess to
 * generate the correct SAS".
 */
final class ProofExchange {
  /** Those of one side. */
  static final int MOST_SECRETS = 8;

  private static final String COMMIT = "proof.commit";
  private static final String NONCE = "proof.nonce";
  private static final String REVEAL = "proof.reveal";
  private static final String TAGS = "proof.tags";
  private static final String PROOF = "proof.proof";

  /** Of any field, encoded. */
  private static final int LONGEST = 64;

  private final byte[] ownNonce;
  private final BiConsumer<String, ObjectNode> send;
  private final Runnable changed;

  /** Null until they are known, as the others. */
  private List<String> secrets;

  private Certificates certificates;
  private byte[] commitment;
  private byte[] peersNonce;
  private Nonces nonces;
  private List<byte[]> peersTags;
  private byte[] peersProof;
  private boolean polite;
  private boolean ready;
  private boolean nonceSent;
  private boolean tagsSent;
  private boolean proofSent;
  private Verification result = Verification.NONE;
  private String code = "";

  /**
   * @param nonce fresh, of this side
   * @param send takes the type and the rest of a message to the peer
   * @param changed told when {@link #result} or {@link #code} is another
   */
  ProofExchange(byte[] nonce, BiConsumer<String, ObjectNode> send, Runnable changed) {
    this.ownNonce = nonce.clone();
    this.send = send;
    this.changed = changed;
  }

  /** {@link Verification#NONE}, {@link Verification#INVITATION} or {@link Verification#FAILED}. */
  Verification result() {
    return result;
  }

  /** Six digits to read to each other; empty until there are any, and after a failure. */
  String code() {
    return code;
  }

  /**
   * The peer takes part.
   *
   * @param isPolite whether this side is the polite one
   */
  void begin(boolean isPolite) {
    polite = isPolite;
    ready = true;
    advance();
  }

  /** The secrets of this channel that this side knows. */
  void know(List<String> known) {
    secrets = known.stream().limit(MOST_SECRETS).toList();
    advance();
  }

  /** The certificates of all transports, as the library reports them; the first ones count. */
  void see(Certificates seen) {
    if (certificates == null) {
      certificates = seen;
      advance();
    }
  }

  /** A message of the peer, unchecked; one that is not expected is passed over. */
  void heard(String type, JsonNode message) {
    if (result == Verification.FAILED) {
      return;
    }
    switch (type) {
      case COMMIT -> committed(message);
      case NONCE -> answered(message);
      case REVEAL -> revealed(message);
      case TAGS -> tagged(message);
      case PROOF -> proved(message);
      default -> {} // of a later version
    }
  }

  private void committed(JsonNode message) {
    boolean same = message.path("version").asInt() == Transcript.VERSION;
    if (polite && same && commitment == null) {
      bytes(message.path("commitment"), Transcript.NONCE_BYTES)
          .ifPresent(sent -> commitment = sent);
      advance();
    }
  }

  private void answered(JsonNode message) {
    if (!polite && commitment != null && peersNonce == null) {
      bytes(message.path("nonce"), Transcript.NONCE_BYTES).ifPresent(this::take);
    }
  }

  /** The nonce that does not fit its commitment was chosen after this side's was known. */
  private void revealed(JsonNode message) {
    if (polite && nonceSent && peersNonce == null) {
      bytes(message.path("nonce"), Transcript.NONCE_BYTES)
          .filter(nonce -> MessageDigest.isEqual(Transcript.commitment(nonce), commitment))
          .ifPresentOrElse(this::take, this::fail);
    }
  }

  private void take(byte[] nonce) {
    peersNonce = nonce;
    nonces = polite ? new Nonces(nonce, ownNonce) : new Nonces(ownNonce, nonce);
    if (!polite) {
      send.accept(REVEAL, Json.object().put("nonce", text(ownNonce)));
    }
    advance();
  }

  private void tagged(JsonNode message) {
    if (nonces != null && peersTags == null) {
      List<byte[]> read = new ArrayList<>();
      for (JsonNode tag : message.path("tags")) {
        if (read.size() < MOST_SECRETS) {
          bytes(tag, 0).ifPresent(read::add);
        }
      }
      peersTags = read;
      advance();
    }
  }

  private void proved(JsonNode message) {
    if (nonces != null && peersProof == null) {
      bytes(message.path("proof"), 0).ifPresent(sent -> peersProof = sent);
      advance();
    }
  }

  /**
   * Does whatever can be done by now: nothing before this side's certificates are known. Who knew
   * the nonces before could try certificates until the codes agree.
   */
  private void advance() {
    if (!ready || certificates == null || result == Verification.FAILED) {
      return;
    }
    if (!polite && commitment == null) {
      commitment = Transcript.commitment(ownNonce);
      send.accept(
          COMMIT,
          Json.object().put("version", Transcript.VERSION).put("commitment", text(commitment)));
    }
    if (polite && commitment != null && !nonceSent) {
      nonceSent = true;
      send.accept(NONCE, Json.object().put("nonce", text(ownNonce)));
    }
    if (nonces != null && secrets != null && !tagsSent) {
      tagsSent = true;
      sendTags();
    }
    if (nonces != null) {
      prove();
    }
  }

  private void sendTags() {
    ObjectNode message = Json.object();
    ArrayNode tags = message.putArray("tags");
    secrets.forEach(secret -> tags.add(text(Transcript.tag(secret, polite, nonces))));
    send.accept(TAGS, message);
  }

  private void prove() {
    if (code.isEmpty()) {
      code = Transcript.code(polite, nonces, certificates);
      changed.run();
    }
    if (secrets == null || peersTags == null) {
      return;
    }
    Optional<String> common = common();
    if (common.isPresent() && !proofSent) {
      proofSent = true;
      byte[] own = Transcript.proof(common.get(), polite, nonces, certificates);
      send.accept(PROOF, Json.object().put("proof", text(own)));
    }
    if (common.isPresent() && peersProof != null && result == Verification.NONE) {
      byte[] expected = Transcript.proof(common.get(), !polite, nonces, mirrored(certificates));
      if (MessageDigest.isEqual(expected, peersProof)) {
        result = Verification.INVITATION;
        changed.run();
      } else {
        fail();
      }
    }
  }

  /** The first in the list of the impolite side that both know: both find the same. */
  private Optional<String> common() {
    List<String> shared =
        secrets.stream()
            .filter(secret -> contains(peersTags, Transcript.tag(secret, !polite, nonces)))
            .toList();
    if (!polite) {
      return shared.stream().findFirst();
    }
    for (byte[] tag : peersTags) {
      for (String secret : shared) {
        if (MessageDigest.isEqual(tag, Transcript.tag(secret, false, nonces))) {
          return Optional.of(secret);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean contains(List<byte[]> tags, byte[] wanted) {
    return tags.stream().anyMatch(tag -> MessageDigest.isEqual(tag, wanted));
  }

  /** What the peer sees where nobody is in between. */
  private static Certificates mirrored(Certificates own) {
    return new Certificates(own.peers(), own.own());
  }

  private void fail() {
    result = Verification.FAILED;
    code = "";
    changed.run();
  }

  /**
   * Of a text of the peer; empty where it is too long, or nonsense.
   *
   * @param length exact; 0 for any
   */
  private static Optional<byte[]> bytes(JsonNode encoded, int length) {
    String text = encoded.isTextual() ? encoded.textValue() : "";
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] read = Base64.getUrlDecoder().decode(text);
      return length == 0 || read.length == length ? Optional.of(read) : Optional.empty();
    } catch (IllegalArgumentException nonsense) {
      return Optional.empty();
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
