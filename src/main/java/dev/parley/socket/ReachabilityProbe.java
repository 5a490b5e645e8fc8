package dev.parley.socket;

import dev.parley.loop.Loop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLSocket;

/**
 * Tests how far a server can be reached, short of a WebSocket: its name, TCP, and for wss TLS and
 * its certificate. Nothing is said to it.
 */
public final class ReachabilityProbe {
  private static final Duration LIMIT = Duration.ofSeconds(12);

  private ReachabilityProbe() {}

  /**
   * What was found.
   *
   * @param reached whether something takes TCP connections there
   * @param address the IP address that was reached, that of the proxy where there is one; empty
   *     where the way was not gone to its end
   * @param certificate empty for ws, and where it is not believed
   * @param trouble why the way was not gone to its end: one sentence for a person, with subject,
   *     issuer and fingerprint of a certificate that is not believed; empty for no trouble
   * @param took all of it
   */
  public record Result(
      boolean reached,
      String address,
      Optional<Certificate> certificate,
      String trouble,
      Duration took) {}

  /**
   * A certificate that is believed.
   *
   * @param subject RFC 2253, made harmless; likewise the issuer
   * @param fingerprint SHA-256, in capital hexadecimal digits with colons
   */
  public record Certificate(String subject, String issuer, String fingerprint, Instant until) {}

  private record Way(String address, Optional<Certificate> certificate) {}

  /**
   * Goes the way on a worker.
   *
   * @return completes on the loop within 12 s, never exceptionally
   */
  public static CompletableFuture<Result> to(Loop loop, URI server, Trust trust) {
    return to(loop, server, trust, Proxies.ofSystem());
  }

  static CompletableFuture<Result> to(Loop loop, URI server, Trust trust, Proxies proxies) {
    Duration began = loop.now();
    ConnectionDialer connectionDialer = new ConnectionDialer(server, trust, proxies);
    return loop.offload("approach the server", () -> go(connectionDialer), LIMIT)
        .handle(
            (way, failure) -> {
              boolean reached = failure == null || connectionDialer.hasReached();
              String trouble = failure == null ? "" : sentence(connectionDialer, failure);
              connectionDialer.hangUp();
              return new Result(
                  reached,
                  way == null ? "" : way.address(),
                  way == null ? Optional.empty() : way.certificate(),
                  trouble,
                  loop.now().minus(began));
            });
  }

  private static Way go(ConnectionDialer connectionDialer) throws IOException {
    Socket socket = connectionDialer.connect();
    InetAddress address = socket.getInetAddress();
    return new Way(
        address == null ? "" : address.getHostAddress(),
        socket instanceof SSLSocket secure ? Optional.of(shown(secure)) : Optional.empty());
  }

  private static Certificate shown(SSLSocket secure) throws IOException {
    X509Certificate own = (X509Certificate) secure.getSession().getPeerCertificates()[0];
    ShownCertificate shown = new ShownCertificate(own);
    return new Certificate(shown.subject(), shown.issuer(), shown.fingerprint(), shown.until());
  }

  private static String sentence(ConnectionDialer connectionDialer, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof DialException ? cause.getMessage() : connectionDialer.silence();
  }
}
