package dev.parley.socket;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the certificate authorities that this machine trusts. The program's image brings Java's own
 * list, which neither system updates nor the machine's owner can change, so the system's list is
 * used.
 */
final class PlatformAuthorities {
  private static final Logger LOG = LoggerFactory.getLogger(PlatformAuthorities.class);

  /**
   * Where Linux distributions keep their list, in the order of Debian, Fedora, openSUSE, Alpine.
   */
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  /**
   * Windows' and macOS's own stores. Windows fetches most authorities only when its own programs
   * meet them, and Java 17 does not see macOS's system roots: with these, Java's list counts too.
   * Untested on both.
   */
  private static final List<String> STORES =
      List.of("Windows-ROOT", "KeychainStore", "KeychainStore-ROOT");

  private PlatformAuthorities() {}

  /** Reads the list; a tenth of a second. */
  static Set<X509Certificate> read() throws GeneralSecurityException, IOException {
    Set<X509Certificate> bundle = bundle();
    if (!bundle.isEmpty() && System.getProperty("javax.net.ssl.trustStore") == null) {
      return bundle;
    }
    // Null is the list of Java, or what the property javax.net.ssl.trustStore names.
    Set<X509Certificate> all = new LinkedHashSet<>(accepted(null));
    for (String type : STORES) {
      all.addAll(store(type));
    }
    return all;
  }

  private static Set<X509Certificate> bundle() {
    for (Path file : BUNDLES) {
      try {
        if (Files.isReadable(file)) {
          return new LinkedHashSet<>(certificates(Files.readAllBytes(file)));
        }
      } catch (GeneralSecurityException | IOException e) {
        LOG.warn("{} could not be read; using Java's own list of certificate authorities", file);
      }
    }
    return Set.of();
  }

  private static Set<X509Certificate> store(String type) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      return accepted(store);
    } catch (GeneralSecurityException | IOException none) {
      return Set.of(); // another system's
    }
  }

  private static Set<X509Certificate> accepted(KeyStore store) throws GeneralSecurityException {
    Set<X509Certificate> accepted = new LinkedHashSet<>();
    Collections.addAll(accepted, manager(store).getAcceptedIssuers());
    return accepted;
  }

  /** The certificates in a PEM text; lines between them are skipped. */
  static List<X509Certificate> certificates(byte[] pem) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** The JDK's judgement of chains that end in the store. */
  static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager known) {
        return known;
      }
    }
    throw new GeneralSecurityException(
        "no X.509 among " + Arrays.toString(factory.getTrustManagers()));
  }
}
