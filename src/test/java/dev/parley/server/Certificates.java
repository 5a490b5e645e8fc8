package dev.parley.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-made certificate for all tests of one run, and a client that trusts it and no other. */
final class Certificates {
  private static final ServerCertificate SHARED = make();

  private Certificates() {}

  static ServerCertificate shared() {
    return SHARED;
  }

  static SSLContext trusting(ServerCertificate certificate) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("server", certificate.first());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ServerCertificate make() {
    try {
      Path folder = Files.createTempDirectory("parley-test");
      ServerCertificate certificate = new SelfMadeCertificate(folder).covering(List.of());
      for (String name : List.of("key.pem", "certificate.pem", "")) {
        Files.delete(folder.resolve(name));
      }
      return certificate;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
