package dev.parley.server;

import dev.parley.files.PrivateFiles;
import dev.parley.process.ChildProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Makes a self-signed certificate for a LAN, once, and keeps it in a folder that only its user can
 * read, as {@code certificate.pem} (to be given to clients) and {@code key.pem}.
 *
 * <p>The JDK can make one only by its keytool, which is part of java.base and so of our image.
 */
public final class SelfMadeCertificate {
  /** It lives for a second. */
  private static final String OPTIONS =
      "-J-XX:TieredStopAtLevel=1 -genkeypair -alias parley -keyalg EC -groupname secp256r1"
          + " -dname CN=Parley -ext eku=serverAuth -validity 3650 -storetype PKCS12"
          + " -storepass:env STORE";

  private static final long KEYTOOL_SECONDS = 60;
  private static final int MOST_NAMES = 64;

  private final Path folder;

  /**
   * @param folder of this certificate alone; made where it is missing
   */
  public SelfMadeCertificate(Path folder) {
    this.folder = folder;
  }

  /**
   * The kept certificate, or a new one where there is none, it has expired, or it lacks a name; a
   * new one covers the names of the old as well. Blocks, about a second where it is made.
   *
   * @param hosts names and addresses under which clients reach the server; localhost goes without
   *     saying
   * @throws IOException with a sentence for a person
   */
  public ServerCertificate covering(Collection<String> hosts) throws IOException {
    PrivateFiles.folder(folder);
    Set<String> names = new TreeSet<>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
    hosts.stream().filter(SelfMadeCertificate::canBeNamed).forEach(names::add);
    Optional<ServerCertificate> kept = kept();
    if (kept.isPresent()) {
      Set<String> before = namesIn(kept.get().first());
      if (before.containsAll(names) && isValid(kept.get().first())) {
        return kept.get();
      }
      before.stream().limit(Math.max(0, MOST_NAMES - names.size())).forEach(names::add);
    }
    make(names);
    return ServerCertificate.read(file("certificate.pem"), file("key.pem"));
  }

  /** Empty as well where half of it is missing or damaged. */
  private Optional<ServerCertificate> kept() {
    try {
      PrivateFiles.check(file("key.pem"));
      return Optional.of(ServerCertificate.read(file("certificate.pem"), file("key.pem")));
    } catch (IOException unusable) {
      return Optional.empty();
    }
  }

  private void make(Set<String> names) throws IOException {
    Path store = file("new.p12");
    Files.deleteIfExists(store);
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    try {
      runKeytool(store, password, names);
      KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
      writePem(
          "key.pem", "PRIVATE KEY", made.getKey("parley", password.toCharArray()).getEncoded());
      writePem("certificate.pem", "CERTIFICATE", made.getCertificate("parley").getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("The new certificate cannot be read.", e);
    } finally {
      Files.deleteIfExists(store);
    }
  }

  private static void runKeytool(Path store, String password, Set<String> names)
      throws IOException {
    String alternatives =
        names.stream()
            .map(name -> (isAddress(name) ? "ip:" : "dns:") + name)
            .collect(Collectors.joining(",", "san=", ""));
    List<String> command = new ArrayList<>();
    if (store.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      command.addAll(List.of("/bin/sh", "-c", "umask 077; exec \"$0\" \"$@\""));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(OPTIONS.split(" ")));
    command.addAll(List.of("-ext", alternatives, "-keystore", store.toString()));
    ProcessBuilder keytool = ChildProcess.of(command);
    keytool.environment().put("STORE", password); // of a file that is gone in a second
    keytool.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = keytool.start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("keytool could not create a certificate.");
      }
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
      throw new IOException("Creating the certificate was interrupted.", hurry);
    } finally {
      process.destroy();
    }
  }

  /** Whole or not at all, and never readable by others, not even while it is written. */
  private void writePem(String name, String label, byte[] der) throws IOException {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    String pem = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    PrivateFiles.write(file(name), pem.getBytes(StandardCharsets.US_ASCII));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private static boolean isValid(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return true;
    } catch (GeneralSecurityException expired) {
      return false;
    }
  }

  /** RFC 5280, section 4.2.1.6: pairs of a kind and a text. */
  private static Set<String> namesIn(X509Certificate certificate) throws IOException {
    try {
      return certificate.getSubjectAlternativeNames() == null
          ? Set.of()
          : certificate.getSubjectAlternativeNames().stream()
              .map(pair -> String.valueOf(pair.get(1)))
              .collect(Collectors.toCollection(TreeSet::new));
    } catch (GeneralSecurityException odd) {
      throw new IOException("The saved certificate cannot be read.", odd);
    }
  }

  /** What keytool takes; a name with a comma in it would be more than one. */
  private static boolean canBeNamed(String host) {
    return isAddress(host)
        || host.matches("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");
  }

  private static boolean isAddress(String host) {
    return host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")
        || host.matches("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  }
}
