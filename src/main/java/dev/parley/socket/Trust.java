package dev.parley.socket;

import dev.parley.text.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Decides which certificates are trusted: those of the platform's authorities, of authorities that
 * the user adds, and single certificates that the user was told of. There is no way to believe
 * everybody. Immutable but for the platform's store, which is read at the first use; any thread.
 */
public final class Trust {
  private static final Words WORDS = Words.in(Trust.class);

  /** A bundle of a few hundred authorities has a quarter of it. */
  private static final long MAX_FILE = 1_000_000;

  private static final Trust PLATFORM = new Trust(List.of(), Set.of(), null);

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  private final List<X509Certificate> added;

  /** SHA-256 in small hexadecimal digits. */
  private final Set<String> exactly;

  /** SHA-256 of the certificate that was believed last; empty before. Any thread. */
  private volatile String seen = "";

  /** Null until the first use: reading the platform's store takes a tenth of a second. */
  private SSLSocketFactory sockets;

  /** Makes a challenge for each attempt; null where certificates alone count. */
  private final Supplier<Challenge> challenges;

  private Trust(List<X509Certificate> added, Set<String> exactly, Supplier<Challenge> challenges) {
    this.added = added;
    this.exactly = exactly;
    this.challenges = challenges;
  }

  /** The authorities of the platform alone. */
  public static Trust platform() {
    return PLATFORM;
  }

  /**
   * The authorities of the platform and those in the files.
   *
   * @param files PEM, one or more certificates in each
   * @throws IOException with one sentence for a person: a file cannot be read or has no certificate
   */
  public static Trust withAuthorities(List<Path> files) throws IOException {
    List<X509Certificate> added = new ArrayList<>();
    for (Path file : files) {
      added.addAll(read(file));
    }
    return added.isEmpty() ? PLATFORM : new Trust(List.copyOf(added), Set.of(), null);
  }

  /**
   * As this one, and the one certificate of this fingerprint besides. Neither its host name nor its
   * dates are looked at: the fingerprint says which certificate it is, and more a name or a date
   * cannot say. That it is no copy of it is proved by the handshake.
   *
   * @param fingerprint SHA-256 in 64 small hexadecimal digits, from where the user trusts it
   */
  public Trust alsoExactly(String fingerprint) {
    if (!isFingerprint(fingerprint)) {
      throw new IllegalArgumentException("no SHA-256: " + fingerprint.length() + " characters");
    }
    Set<String> more = new LinkedHashSet<>(exactly);
    more.add(fingerprint);
    return new Trust(added, Set.copyOf(more), challenges);
  }

  /**
   * As this one, and the server must meet a challenge as well: with or without TLS, nothing is said
   * to one that does not.
   */
  public Trust onlyMeeting(Supplier<Challenge> anew) {
    return new Trust(added, exactly, anew);
  }

  /** For one attempt; empty where there is none to meet. */
  Optional<Challenge> challenge() {
    return Optional.ofNullable(challenges).map(Supplier::get);
  }

  /**
   * The SHA-256 of the certificate that the server had last, where the user has added authorities:
   * others, who have not, believe it by that. Empty where none was added or no server reached.
   */
  public String seen() {
    return seen;
  }

  private void believed(X509Certificate certificate) {
    if (!added.isEmpty()) {
      seen = new ShownCertificate(certificate).digits();
    }
  }

  /** Whether it is a SHA-256 in the one form that is understood here. */
  public static boolean isFingerprint(String text) {
    return FINGERPRINT.matcher(text).matches();
  }

  private static List<X509Certificate> read(Path file) throws IOException {
    byte[] text;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_FILE) {
        throw new IOException("not a certificate file");
      }
      text = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new IOException("the authority file " + file + " cannot be read", e);
    }
    try {
      List<X509Certificate> certificates = PlatformAuthorities.certificates(text);
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException notPem) {
      // said below
    }
    throw new IOException(
        file + " contains no certificate; it must be in PEM format, with BEGIN CERTIFICATE");
  }

  /**
   * Sockets that trust as this says. May block on the platform's store.
   *
   * @throws DialException when the platform's store cannot be read, or there is no TLS
   */
  synchronized SSLSocketFactory sockets() throws DialException {
    if (sockets == null) {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(
            null,
            new TrustManager[] {new CertificateCheck(authorities(), exactly, this::believed)},
            null);
        sockets = context.getSocketFactory();
      } catch (GeneralSecurityException | IOException e) {
        throw new DialException(WORDS.say("trust.unusable"), e);
      }
    }
    return sockets;
  }

  /** One store of all authorities: a chain may end at any of them. */
  private X509ExtendedTrustManager authorities() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    Set<X509Certificate> all = new LinkedHashSet<>(PlatformAuthorities.read());
    all.addAll(added);
    int number = 0;
    for (X509Certificate authority : all) {
      store.setCertificateEntry("authority " + number++, authority);
    }
    return PlatformAuthorities.manager(store);
  }
}
