package dev.parley.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Holds what a server presents to a wss client: a certificate, its chain, and the private key. */
public final class ServerCertificate {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

  private final List<X509Certificate> chain;
  private final SSLContext context;

  private ServerCertificate(List<X509Certificate> chain, SSLContext context) {
    this.chain = chain;
    this.context = context;
  }

  /**
   * Reads a given certificate; blocks on files.
   *
   * @param certificate PEM: the server's certificate first, then those that vouch for it
   * @param key PEM, PKCS#8, not encrypted: RSA or an elliptic curve
   * @throws IOException with a sentence for a person
   */
  public static ServerCertificate read(Path certificate, Path key) throws IOException {
    List<X509Certificate> chain = readChain(certificate);
    PrivateKey secret = readKey(key, chain.get(0).getPublicKey().getAlgorithm());
    if (!belongTogether(chain.get(0), secret)) {
      throw new IOException("The key in " + key + " does not belong to " + certificate + ".");
    }
    try {
      return new ServerCertificate(chain, contextOf(chain, secret));
    } catch (GeneralSecurityException odd) {
      throw new IOException("The certificate in " + certificate + " cannot be used.", odd);
    }
  }

  /**
   * The SHA-256 of the server's certificate, as other programs show it: pairs of hex digits with
   * colons.
   */
  public String fingerprint() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(chain.get(0).getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The same in 64 small digits, as links name it. */
  public String digits() {
    return fingerprint().replace(":", "").toLowerCase(Locale.ROOT);
  }

  X509Certificate first() {
    return chain.get(0);
  }

  SSLContext context() {
    return context;
  }

  private static List<X509Certificate> readChain(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      List<X509Certificate> chain =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (!chain.isEmpty()) {
        return chain;
      }
    } catch (IOException e) {
      throw new IOException("The certificate file " + file + " cannot be read.", e);
    } catch (GeneralSecurityException said) {
      // below
    }
    throw new IOException("There is no certificate in PEM form in " + file + ".");
  }

  private static PrivateKey readKey(Path file, String algorithm) throws IOException {
    try {
      Matcher pem = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (pem.find()) {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded));
      }
    } catch (IOException e) {
      throw new IOException("The key file " + file + " cannot be read.", e);
    } catch (GeneralSecurityException | IllegalArgumentException said) {
      // below
    }
    throw new IOException(
        "There is no " + algorithm + " key in PEM form (PKCS#8, not encrypted) in " + file + ".");
  }

  /** The two halves of a pair share their numbers: modulus, or curve; a signature proves it. */
  private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
    boolean curve = key instanceof ECKey;
    if (!curve && !(key instanceof RSAKey)) {
      return true; // a kind that the handshake will judge
    }
    try {
      var signature =
          java.security.Signature.getInstance(curve ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(key);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      return signature.verify(signed);
    } catch (GeneralSecurityException odd) {
      return false;
    }
  }

  private static SSLContext contextOf(List<X509Certificate> chain, PrivateKey key)
      throws GeneralSecurityException, IOException {
    char[] none = {}; // the store never leaves this memory
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    store.setKeyEntry("server", key, none, chain.toArray(Certificate[]::new));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, none);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
