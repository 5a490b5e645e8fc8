package dev.parley.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.call.IceServer;
import dev.parley.connection.IceServers;
import dev.parley.files.PrivateFiles;
import dev.parley.loop.Loop;
import dev.parley.media.device.MediaChoice;
import dev.parley.settings.SettingsField.Preference;
import dev.parley.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes a person's settings: {@code settings.json} in the settings folder, described in
 * docs/settings.md. Unknown fields stay in it; a file that makes no sense is reported, and kept
 * under another name; one that cannot be read is not changed. An option of the command line goes
 * before it.
 */
public final class SettingsFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
  private static final Words WORDS = Words.in(SettingsFile.class);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  private final Path file;
  private final ObjectNode settings;
  private final Set<String> troubles = new LinkedHashSet<>();

  /** It could not be read, and may be all right: it is not replaced. */
  private boolean kept;

  private SettingsFile(Path file, ObjectNode settings) {
    this.file = file;
    this.settings = settings;
  }

  /** Reads it; blocks on the file. One that is not there is an empty one. */
  public static SettingsFile read(Path folder) {
    Path file = folder.resolve("settings.json");
    SettingsFile empty = new SettingsFile(file, MAPPER.createObjectNode());
    try {
      if (!Files.exists(file)) {
        return empty;
      }
      try (InputStream in = PrivateFiles.readLinked(file)) {
        if (MAPPER.readTree(in) instanceof ObjectNode settings) {
          return new SettingsFile(file, settings);
        }
      }
      empty.troubles.add(WORDS.say("settings.noObject", file));
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      empty.troubles.add(WORDS.say("settings.mistake", file, line));
    } catch (IOException unreadable) {
      empty.kept = true;
      boolean refused = unreadable instanceof FileSystemException why && why.getReason() != null;
      empty.troubles.add(
          refused
              ? WORDS.say("settings.refused", ((FileSystemException) unreadable).getReason())
              : WORDS.say("settings.unreadable", file));
    }
    return empty;
  }

  /** What is wrong with it, in sentences for a person, after a look at all of it; blocks. */
  public static List<String> look(Path folder) {
    SettingsFile file = read(folder);
    file.media(null, null, null);
    file.iceServers(List.of(), false);
    file.name();
    return file.troubles();
  }

  /** As JSON, without secrets. */
  public String excerpt() {
    return SettingsField.excerpt(settings).toPrettyString();
  }

  /** The passwords in it. */
  List<String> secrets() {
    return SettingsField.passwords(get(SettingsField.ICE_SERVERS));
  }

  /** What is set; what it is initially, where that is missing or cannot be understood. */
  public <T> T get(SettingsField<T> field) {
    JsonNode value = settings.path(field.name());
    if (value.isMissingNode()) {
      return field.initial();
    }
    Optional<T> read = field.reading().apply(value);
    if (read.isEmpty()) {
      String wrong = field.initial() instanceof Boolean ? "settings.noSwitch" : "settings.unknown";
      troubles.add(WORDS.say(wrong, field.name(), file));
    }
    return read.orElse(field.initial());
  }

  /** For a change; see {@link #change}. */
  public <T> void set(SettingsField<T> field, T value) {
    JsonNode written = field.writing().apply(value, settings.path(field.name()));
    if (written.isMissingNode()) {
      settings.remove(field.name());
    } else {
      settings.set(field.name(), written);
    }
  }

  /** What is wrong with it, in sentences for a person; also what the questions below brought up. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  /**
   * The devices to use; null for an option that was not given.
   *
   * @throws IllegalArgumentException with a sentence, for an option
   */
  public MediaChoice media(String camera, String microphone, String speaker) {
    MediaChoice asked = MediaChoice.parse(camera, microphone, speaker);
    return preferences()
        .sound(asked)
        .withCamera(camera == null ? get(SettingsField.CAMERA) : asked.camera())
        .withMicrophone(microphone == null ? get(SettingsField.MICROPHONE) : asked.microphone())
        .withSpeaker(speaker == null ? get(SettingsField.SPEAKER) : asked.speaker());
  }

  /**
   * The STUN and TURN servers to use.
   *
   * @param urls of the command line; where there are any, those here do not count
   * @throws IllegalArgumentException with a sentence, for an option
   */
  public IceServers iceServers(List<String> urls, boolean relayOnly) {
    List<IceServer> servers = new ArrayList<>();
    urls.forEach(url -> servers.add(IceServer.parse(url)));
    boolean relay = relayOnly;
    if (urls.isEmpty()) {
      get(SettingsField.ICE_SERVERS).forEach(url -> addTo(servers, url));
      relay |= get(SettingsField.RELAY_ONLY);
    }
    return new IceServers(servers, relay);
  }

  private void addTo(List<IceServer> servers, JsonNode url) {
    try {
      servers.add(IceServer.parse(url.asText()));
    } catch (IllegalArgumentException bad) { // it does not repeat the password
      troubles.add(WORDS.say("settings.iceServer", file));
    }
  }

  /** How the window shall be. */
  public Preferences preferences() {
    Preferences read = Preferences.FIRST;
    for (Preference<?> one : SettingsField.PREFERENCES) {
      read = with(read, one);
    }
    return read;
  }

  private <T> Preferences with(Preferences before, Preference<T> one) {
    return one.with().apply(before, get(one.field()));
  }

  private <T> void set(Preferences now, Preference<T> one) {
    set(one.field(), one.value().apply(now));
  }

  /** The name that others see, empty for none; nothing where the person was never asked. */
  public Optional<String> name() {
    return settings.has(SettingsField.NAME.name())
        ? Optional.of(get(SettingsField.NAME))
        : Optional.empty();
  }

  /** The devices; those of one run only change nothing. */
  public void set(MediaChoice choice) {
    set(SettingsField.CAMERA, choice.camera());
    set(SettingsField.MICROPHONE, choice.microphone());
    set(SettingsField.SPEAKER, choice.speaker());
  }

  /** How the window shall be. */
  public void set(Preferences preferences) {
    SettingsField.PREFERENCES.forEach(one -> set(preferences, one));
  }

  /** As {@link #change(Path, Consumer)}, on a worker; where it fails, the log says so. */
  public static void change(Loop loop, Path folder, Consumer<SettingsFile> change) {
    loop.offload("write the settings", () -> change(folder, change), LIMIT)
        .exceptionally(
            failure -> {
              LOG.warn("the settings are not kept: {}", failure.getMessage());
              return null;
            });
  }

  /**
   * Changes some fields and keeps all others that the file has by now. Blocks; for a worker. Two
   * changes of one process come one after the other.
   *
   * @throws IOException with a sentence
   */
  public static synchronized void change(Path folder, Consumer<SettingsFile> change)
      throws IOException {
    SettingsFile now = read(folder);
    try {
      Settings.prepare(folder);
      if (now.kept) {
        throw new IOException(now.troubles().get(0));
      }
      if (!now.troubles.isEmpty()) { // somebody wrote it by hand: it is not lost
        PrivateFiles.write(folder.resolve("settings.json.broken"), Files.readAllBytes(now.file));
      }
      change.accept(now);
      now.write();
    } catch (FileSystemException failure) {
      throw Settings.unusable(folder, failure);
    }
  }

  /** All of it or nothing; only the user may read it, since it may hold TURN passwords. */
  private void write() throws IOException {
    Path target = file;
    for (int links = 0; Files.isSymbolicLink(target) && links < MOST_LINKS; links++) {
      target = target.resolveSibling(Files.readSymbolicLink(target)); // perhaps to nothing yet
    }
    if (Files.isSymbolicLink(target)) {
      throw new FileSystemLoopException(file.toString());
    }
    PrivateFiles.write(target, MAPPER.writeValueAsBytes(settings));
  }
}
