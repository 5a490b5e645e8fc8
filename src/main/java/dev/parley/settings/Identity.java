package dev.parley.settings;

import dev.parley.files.PrivateFiles;
import dev.parley.instance.CopyLock;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Identifies this copy of the program in a channel: by a client id and a verto session id, made
 * once for each channel and kept. A second copy running at the same time would take the first one's
 * place at the server, so each holds a lock on its identity, and the next copy takes the next
 * identity.
 */
public final class Identity implements AutoCloseable {
  private static final int MOST_COPIES = 64;

  public final String clientId;
  public final String sessionId;
  private final Path file;
  private final CopyLock lock;

  private Identity(String clientId, String sessionId, Path file, CopyLock lock) {
    this.clientId = clientId;
    this.sessionId = sessionId;
    this.file = file;
    this.lock = lock;
  }

  /** Keeps another session id from now on; blocks on the file. */
  public Void keepSession(String fresh) throws IOException {
    store(file, clientId, fresh);
    return null;
  }

  /**
   * Takes the first identity of the channel that no running copy holds; blocks on files.
   *
   * @param server part of what tells channels apart; any text
   * @throws IOException with a sentence, when the folder cannot be written
   */
  public static Identity take(Path settings, String server, String channel) throws IOException {
    Path folder = settings.resolve("identities");
    String key = digest(server + "\n" + channel);
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

  private static Identity load(Path file, CopyLock lock) throws IOException {
    Properties kept = Settings.properties(file);
    if (kept.getProperty("clientId") == null || kept.getProperty("sessionId") == null) {
      kept = store(file, UUID.randomUUID().toString(), UUID.randomUUID().toString());
    }
    return new Identity(kept.getProperty("clientId"), kept.getProperty("sessionId"), file, lock);
  }

  private static Properties store(Path file, String clientId, String sessionId) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("clientId", clientId);
    kept.setProperty("sessionId", sessionId);
    StringWriter text = new StringWriter();
    kept.store(text, "The identity of this copy of Parley in one channel");
    PrivateFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    return kept;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
