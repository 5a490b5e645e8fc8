package dev.parley.hosting;

import dev.parley.channels.Destination;
import dev.parley.files.PrivateFiles;
import dev.parley.server.access.PasswordProof;
import dev.parley.settings.Settings;
import dev.parley.socket.Challenge;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/**
 * Describes where the machine's built-in server is, and the password for its channel. Kept in the
 * user's settings folder, readable by that user alone: the channel is open to nobody else.
 *
 * @param port on loopback; 0 for any
 */
public record LocalPlace(int port, String channel, String password) {
  private static final String CHANNEL = "home";

  /** A channel that nobody knows yet. */
  public static LocalPlace fresh() {
    return fresh(CHANNEL);
  }

  static LocalPlace fresh(String channel) {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    return new LocalPlace(
        0, channel, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /**
   * Held by the copy that hosts the server. Version 0.1.0 had another, which other users could open
   * and so hold: one who still has that open can do nothing to this one.
   */
  static Path lockFile(Path folder) throws IOException {
    Settings.prepare(folder);
    return folder.resolve("hosting.lock");
  }

  /** Empty where nothing that makes sense was written. */
  static Optional<LocalPlace> read(Path folder) throws IOException {
    Properties kept = Settings.properties(folder.resolve("local-server.properties"));
    try {
      String channel = kept.getProperty("channel", "");
      String password = kept.getProperty("password", "");
      int port = Integer.parseInt(kept.getProperty("port", ""));
      boolean sane = !channel.isEmpty() && !password.isEmpty() && port >= 0 && port <= 65_535;
      return sane ? Optional.of(new LocalPlace(port, channel, password)) : Optional.empty();
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }

  /** Replaces what was written, whole: no reader sees half of it. */
  void write(Path folder) throws IOException {
    Properties kept = new Properties();
    kept.setProperty("port", String.valueOf(port));
    kept.setProperty("channel", channel);
    kept.setProperty("password", password);
    StringWriter text = new StringWriter();
    kept.store(text, "The built-in server of Parley on this machine");
    PrivateFiles.write(
        folder.resolve("local-server.properties"),
        text.toString().getBytes(StandardCharsets.UTF_8));
  }

  LocalPlace at(int actualPort) {
    return new LocalPlace(actualPort, channel, password);
  }

  LocalPlace in(String otherChannel) {
    return new LocalPlace(port, otherChannel, password);
  }

  /** Where a built-in server is that listens on this port of loopback. */
  static URI uri(int port) {
    return URI.create("ws://127.0.0.1:" + port);
  }

  URI uri() {
    return uri(port);
  }

  /**
   * The program that listens there must prove that it knows the password before it is told it: when
   * the server has ended, its port may be another user's.
   */
  Trust trust() {
    PasswordProof proof = new PasswordProof(password);
    return Trust.platform()
        .onlyMeeting(
            () -> {
              String challenge = PasswordProof.challenge();
              String expected = proof.answer(challenge, port).orElseThrow();
              return new Challenge(
                  PasswordProof.CHALLENGE, challenge, PasswordProof.PROOF, expected);
            });
  }

  /** As a place to go to, wherever the server is by then. */
  public Destination home() {
    return Destination.home(channel, password);
  }

  /** The same by its address, to check the way there as well. */
  public Destination byAddress() {
    return new Destination(uri(), trust(), "", channel, password);
  }

  /** Without the password: this may end in a log. */
  @Override
  public String toString() {
    return "LocalPlace[" + channel + " at " + port + "]";
  }
}
