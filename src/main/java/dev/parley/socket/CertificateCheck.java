package dev.parley.socket;

import dev.parley.text.Words;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Checks a server's certificate as the JDK does, is stricter in one point, and explains a refusal
 * in one sentence. The host name is judged where the socket's parameters ask for it (RFC 2818).
 */
final class CertificateCheck extends X509ExtendedTrustManager {
  private static final Words WORDS = Words.in(CertificateCheck.class);

  private final X509ExtendedTrustManager authorities;
  private final Set<String> exactly;
  private final Consumer<X509Certificate> believed;

  /**
   * @param exactly the SHA-256 of certificates that are believed as they are
   * @param believed gets those that the authorities vouch for; any thread
   */
  CertificateCheck(
      X509ExtendedTrustManager authorities,
      Set<String> exactly,
      Consumer<X509Certificate> believed) {
    this.authorities = authorities;
    this.exactly = exactly;
    this.believed = believed;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    if (exactly.contains(new ShownCertificate(chain[0]).digits())) {
      return; // the handshake proves that the server has its key, too
    }
    String host = ((SSLSocket) socket).getHandshakeSession().getPeerHost();
    try {
      authorities.checkServerTrusted(chain, kind, socket);
      // The JDK does not look at the dates of a certificate that is an authority itself.
      chain[0].checkValidity();
      believed.accept(chain[0]);
    } catch (CertificateException refusal) {
      String sentence = sentence(host, chain, kind, refusal);
      throw new RefusedCertificateException(
          exactly.isEmpty() ? sentence : WORDS.say("certificate.notInvited", sentence), refusal);
    }
  }

  private String sentence(
      String host, X509Certificate[] chain, String kind, CertificateException refusal) {
    ShownCertificate shown = new ShownCertificate(chain[0]);
    for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return WORDS.say("certificate.expired", host, shown.withDates());
      } else if (cause instanceof CertificateNotYetValidException) {
        return WORDS.say("certificate.early", host, shown.withDates());
      }
    }
    return isTrusted(chain, kind)
        ? WORDS.say("certificate.otherName", host, shown.withNames())
        : WORDS.say("certificate.authority", host, shown);
  }

  /** Whether nothing but the host name was wrong. */
  private boolean isTrusted(X509Certificate[] chain, String kind) {
    try {
      authorities.checkServerTrusted(chain, kind);
      return true;
    } catch (CertificateException refusal) {
      return false;
    }
  }

  /** Without a socket there is no host name to check: never asked by a client's socket. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("for which host?");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("for which host?");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw new CertificateException("a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    throw new CertificateException("a client");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("a client");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authorities.getAcceptedIssuers();
  }

  /** A refusal whose message is one sentence for a person. */
  static final class RefusedCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    RefusedCertificateException(String sentence, Throwable cause) {
      super(sentence, cause);
    }
  }
}
