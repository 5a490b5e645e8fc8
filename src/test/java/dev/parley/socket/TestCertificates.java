package dev.parley.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Certificates made by the JDK's keytool, in a folder of the test: a private CA and its servers.
 */
public final class TestCertificates {
  private static final String PASSWORD = "changeit";

  private final Path folder;

  private TestCertificates(Path folder) {
    this.folder = folder;
  }

  /** Makes the authority; its name is "Test Authority". */
  public static TestCertificates in(Path folder) {
    TestCertificates made = new TestCertificates(folder);
    made.key("authority", "CN=Test Authority, O=Parley", "-ext", "bc:c=ca:true");
    return made;
  }

  /**
   * Makes a server's certificate, signed by the authority.
   *
   * @param names such as {@code dns:localhost}
   * @param more options of keytool, such as a start date
   */
  public TestCertificates server(String alias, String names, String... more) {
    key(alias, "CN=" + alias + ", O=Parley");
    Path request = folder.resolve(alias + ".csr");
    Path answer = folder.resolve(alias + ".crt");
    keytool("-certreq", "-alias", alias, "-file", request.toString());
    List<String> sign = new ArrayList<>(List.of("-gencert", "-alias", "authority"));
    sign.addAll(List.of("-infile", request.toString(), "-outfile", answer.toString()));
    sign.addAll(List.of("-ext", "san=" + names));
    sign.addAll(List.of(more));
    keytool(sign.toArray(String[]::new));
    keytool("-importcert", "-noprompt", "-alias", alias, "-file", answer.toString());
    return this;
  }

  /** Makes a certificate that nobody but itself vouches for. */
  public TestCertificates selfSigned(String alias, String names, String... more) {
    List<String> options = new ArrayList<>(List.of("-ext", "san=" + names));
    options.addAll(List.of(more));
    key(alias, "CN=" + alias + ", O=Parley", options.toArray(String[]::new));
    return this;
  }

  /** A file with the certificate alone. */
  public Path pem(String alias) {
    try {
      return pem(alias + ".pem", "CERTIFICATE", certificate(alias).getEncoded());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file with its private key, for programs that know nothing of key stores. */
  public Path keyPem(String alias) {
    try {
      byte[] key = store().getKey(alias, PASSWORD.toCharArray()).getEncoded();
      return pem(alias + ".key.pem", "PRIVATE KEY", key);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path pem(String name, String what, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder().encodeToString(content);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }

  /** SHA-256 as openssl shows it. */
  public String fingerprint(String alias) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate(alias).getEncoded());
      return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a server needs to show the certificate. */
  public SSLContext context(String alias) {
    try {
      KeyStore all = store();
      KeyStore one = KeyStore.getInstance("PKCS12");
      one.load(null, null);
      char[] password = PASSWORD.toCharArray();
      one.setKeyEntry(alias, all.getKey(alias, password), password, all.getCertificateChain(alias));
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(one, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Certificate certificate(String alias) {
    try {
      return store().getCertificate(alias);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
  }

  private void key(String alias, String name, String... more) {
    List<String> make = new ArrayList<>(List.of("-genkeypair", "-alias", alias));
    make.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-dname", name));
    make.addAll(List.of(more));
    keytool(make.toArray(String[]::new));
  }

  private void keytool(String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(List.of(options));
    command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (InputStream output = process.getInputStream()) {
        String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new IllegalStateException(command + ": " + said);
        }
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
