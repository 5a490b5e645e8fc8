package dev.parley.settings;

import dev.parley.connection.OwnCertificate;
import dev.parley.files.PrivateFiles;
import dev.parley.identity.SelfCertifyingId;
import dev.parley.instance.CopyLock;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Identifies this copy of the program in a channel: by a secret, the client id that belongs to it
 * ({@link SelfCertifyingId}), a verto session id, and the DTLS certificate by which who proved it
 * once knows this copy again; all made once for each channel and kept. A second copy running at the
 * same time would take the first one's place at the server, so each holds a lock on its identity,
 * and the next copy takes the next identity.
 */
public final class Identity implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

  private static final int MOST_COPIES = 64;
  private static final String FOLDER = "identities";

  public final String clientId;
  public final String secret;
  public final String sessionId;
  public final OwnCertificate certificate;
  private final Path file;
  private final CopyLock lock;

  /** What the file has. */
  private record Kept(String secret, String sessionId, OwnCertificate certificate) {}

  private Identity(Kept kept, Path file, CopyLock lock) {
    this.clientId = SelfCertifyingId.of(kept.secret());
    this.secret = kept.secret();
    this.sessionId = kept.sessionId();
    this.certificate = kept.certificate();
    this.file = file;
    this.lock = lock;
  }

  /** Keeps another session id from now on; blocks on the file. */
  public Void keepSession(String fresh) throws IOException {
    store(file, new Kept(secret, fresh, certificate));
    return null;
  }

  /**
   * Takes the first identity of the channel that no running copy holds; blocks on files.
   *
   * @param server part of what tells channels apart; any text
   * @throws IOException with a sentence, when the folder cannot be written
   */
  public static Identity take(Path settings, String server, String channel) throws IOException {
    Path folder = settings.resolve(FOLDER);
    String key = SelfCertifyingId.digest(server + "\n" + channel).substring(0, 16);
    try {
      Settings.prepare(settings);
      PrivateFiles.folder(folder);
      for (int copy = 0; copy < MOST_COPIES; copy++) {
        Optional<CopyLock> lock = CopyLock.take(folder.resolve(key + "-" + copy + ".lock"));
        if (lock.isPresent()) {
          return load(folder.resolve(key + "-" + copy + ".properties"), lock.get());
        }
      }
      throw new IOException("more than " + MOST_COPIES + " copies are running in one channel");
    } catch (FileSystemException e) {
      throw Settings.unusable(settings, e);
    }
  }

  /** Gives the identity back; another copy may take it. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The secrets of all identities, and the session ids, which are not for others either; blocks.
   */
  static List<String> secrets(Path settings) {
    List<String> secrets = new ArrayList<>();
    try (var files = Files.newDirectoryStream(settings.resolve(FOLDER), "*.properties")) {
      for (Path file : files) {
        Properties kept = Settings.properties(file);
        Stream.of("secret", "sessionId", "certificateKey")
            .map(kept::getProperty)
            .filter(Objects::nonNull)
            .forEach(secrets::add);
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      LOG.debug("some identities cannot be read: {}", unreadable.toString());
    }
    return secrets;
  }

  /**
   * Earlier versions kept an id that anybody could log in under, and a session id that everybody in
   * the channel saw: both are made anew, once. They had no certificate.
   */
  private static Identity load(Path file, CopyLock lock) throws IOException {
    Properties kept = Settings.properties(file);
    String secret = kept.getProperty("secret", "");
    String sessionId = kept.getProperty("sessionId", "");
    OwnCertificate certificate =
        new OwnCertificate(
            kept.getProperty("certificateKey", ""), kept.getProperty("certificate", ""));
    boolean sound =
        check(certificate).equals(kept.getProperty("certificateCheck"))
            && Instant.now().isBefore(OwnCertificate.UNTIL);
    if (!sound) {
      certificate = OwnCertificate.make();
    }
    boolean anew = !SelfCertifyingId.isSecret(secret) || sessionId.isEmpty();
    if (anew) {
      secret = SelfCertifyingId.freshSecret();
      sessionId = UUID.randomUUID().toString();
      String before = kept.getProperty("clientId", "");
      String now = SelfCertifyingId.of(secret);
      if (!before.isEmpty()) {
        LOG.info("this copy's id in the channel was {} and is {} from now on", before, now);
      } else if (Files.exists(file)) {
        LOG.warn("{} was damaged: this copy's id in the channel is {} from now on", file, now);
      }
    }
    Kept now = new Kept(secret, sessionId, certificate);
    if (anew || !sound) {
      store(file, now);
    }
    return new Identity(now, file, lock);
  }

  /**
   * The library ends the process where a certificate is damaged (measured), and to read one as the
   * JDK does would make each start a quarter of a second longer.
   */
  private static String check(OwnCertificate certificate) {
    return SelfCertifyingId.digest(certificate.key() + certificate.certificate());
  }

  /** All of it or nothing; only the user may read it. */
  private static void store(Path file, Kept identity) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("secret", identity.secret());
    kept.setProperty("sessionId", identity.sessionId());
    kept.setProperty("certificateKey", identity.certificate().key());
    kept.setProperty("certificate", identity.certificate().certificate());
    kept.setProperty("certificateCheck", check(identity.certificate()));
    StringWriter text = new StringWriter();
    kept.store(text, "The identity of this copy of Parley in one channel: keep it to yourself");
    PrivateFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
