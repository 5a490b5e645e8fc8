package dev.parley.cli;

import dev.parley.server.SelfMadeCertificate;
import dev.parley.server.ServerCertificate;
import dev.parley.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Says whether the built-in server uses wss, and with which certificate. */
final class CertificateOptions {
  @Option(
      names = "--tls",
      description = "use wss with a self-signed certificate, kept in the settings folder")
  private boolean selfMade;

  @Option(
      names = "--certificate",
      paramLabel = "FILE",
      description = "use wss with this certificate (PEM, followed by its chain)")
  private Path certificate;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "the certificate's key (PEM, PKCS#8, not encrypted)")
  private Path key;

  /**
   * Reads or makes the certificate; blocks. Empty for ws.
   *
   * @param address where the server will listen
   * @throws TypeConversionException with a sentence, where the options are wrong
   * @throws IOException with a sentence, where none can be made
   */
  Optional<ServerCertificate> load(InetSocketAddress address) throws IOException {
    if ((certificate == null) != (key == null)) {
      throw new TypeConversionException("--certificate and --key must be given together");
    }
    if (certificate != null && selfMade) {
      throw new TypeConversionException(
          "--tls makes a certificate and cannot be combined with --certificate");
    }
    if (selfMade) {
      Settings.prepare(Settings.folder());
      return Optional.of(new SelfMadeCertificate(folder()).covering(namesOf(address)));
    }
    return certificate == null ? Optional.empty() : Optional.of(given());
  }

  /** What a client needs to trust the server; empty where it needs nothing or who knows what. */
  Optional<Path> authority() {
    return selfMade ? Optional.of(folder().resolve("certificate.pem")) : Optional.empty();
  }

  private ServerCertificate given() {
    try {
      return ServerCertificate.read(certificate, key);
    } catch (IOException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }

  private static Path folder() {
    return Settings.folder().resolve("server-certificate");
  }

  /** The host as it was given, and its address; for a server on all addresses, each of them. */
  private static Set<String> namesOf(InetSocketAddress address) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    InetAddress ip = address.getAddress();
    if (ip != null && ip.isAnyLocalAddress()) {
      ownName().ifPresent(names::add);
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .forEach(one -> names.add(textOf(one)));
    } else {
      names.add(address.getHostString());
      Optional.ofNullable(ip).ifPresent(one -> names.add(textOf(one)));
    }
    return names;
  }

  private static Optional<String> ownName() {
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException nameless) {
      return Optional.empty();
    }
  }

  /** Without the interface that stands behind a link-local address. */
  private static String textOf(InetAddress address) {
    return address.getHostAddress().replaceFirst("%.*", "");
  }
}
