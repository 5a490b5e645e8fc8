package dev.parley;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.connection.IceServers;
import dev.parley.media.MediaChoice;
import dev.parley.media.MediaChoice.Kind;
import dev.parley.media.MediaChoice.Pick;
import dev.parley.media.SoundOptions;
import dev.parley.signalling.PeerName;
import dev.parley.text.Words;
import dev.parley.view.Preferences;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads and writes a person's settings: {@code settings.json} in the settings folder, described in
 * docs/settings.md. Unknown fields stay in it; a file that cannot be read is reported, and kept
 * under another name. An option of the command line goes before it.
 */
final class SettingsFile {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final Words WORDS = Words.in(SettingsFile.class);

  private static final String CAMERA = "camera";
  private static final String MICROPHONE = "microphone";
  private static final String SPEAKER = "speaker";
  private static final String NAME = "name";
  private static final String NONE = "none";

  private final Path file;
  private final ObjectNode settings;
  private final Set<String> troubles = new LinkedHashSet<>();

  private SettingsFile(Path file, ObjectNode settings) {
    this.file = file;
    this.settings = settings;
  }

  /** Reads it; blocks on the file. One that is not there is an empty one. */
  static SettingsFile read(Path folder) {
    Path file = folder.resolve("settings.json");
    SettingsFile empty = new SettingsFile(file, MAPPER.createObjectNode());
    try {
      if (!Files.exists(file)) {
        return empty;
      }
      if (MAPPER.readTree(file.toFile()) instanceof ObjectNode settings) {
        return new SettingsFile(file, settings);
      }
      empty.troubles.add(WORDS.say("settings.noObject", file));
    } catch (JacksonException broken) {
      int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      empty.troubles.add(WORDS.say("settings.mistake", file, line));
    } catch (IOException unreadable) {
      empty.troubles.add(WORDS.say("settings.unreadable", file));
    }
    return empty;
  }

  /** What is wrong with it, in sentences for a person, after a look at all of it; blocks. */
  static List<String> look(Path folder) {
    SettingsFile file = read(folder);
    file.media(null, null, null);
    file.iceServers(List.of(), false);
    file.name();
    return file.troubles();
  }

  /** As JSON, without secrets. */
  String excerpt() {
    return SettingsExcerpt.of(settings).toPrettyString();
  }

  /** The passwords in it. */
  List<String> secrets() {
    return SettingsExcerpt.secrets(settings);
  }

  /** What is wrong with it, in sentences for a person; also what the questions below brought up. */
  List<String> troubles() {
    return List.copyOf(troubles);
  }

  /**
   * The devices to use; null for an option that was not given.
   *
   * @throws IllegalArgumentException with a sentence, for an option
   */
  MediaChoice media(String camera, String microphone, String speaker) {
    MediaChoice asked = MediaChoice.parse(camera, microphone, speaker);
    Preferences.Sound sound = preferences().sound();
    return asked
        .withCamera(camera == null ? pick(CAMERA) : asked.camera())
        .withMicrophone(microphone == null ? pick(MICROPHONE) : asked.microphone())
        .withSpeaker(speaker == null ? pick(SPEAKER) : asked.speaker())
        .withSound(
            new SoundOptions(
                sound.echoCancellation(), sound.noiseSuppression(), sound.gainControl()))
        .withNoticesMuted(sound.noticeMuted());
  }

  private Pick pick(String device) {
    JsonNode name = settings.path(device);
    if (!name.isTextual() || name.textValue().isBlank()) {
      return Pick.of(Kind.AUTOMATIC);
    }
    return NONE.equals(name.textValue())
        ? Pick.of(Kind.NONE)
        : new Pick(Kind.PREFERRED, name.textValue());
  }

  private boolean isOn(String name, boolean otherwise) {
    JsonNode value = settings.path(name);
    if (value.isMissingNode() || value.isBoolean()) {
      return value.asBoolean(otherwise);
    }
    troubles.add(WORDS.say("settings.noSwitch", name, file));
    return otherwise;
  }

  /**
   * The STUN and TURN servers to use.
   *
   * @param urls of the command line; where there are any, those here do not count
   * @throws IllegalArgumentException with a sentence, for an option
   */
  IceServers iceServers(List<String> urls, boolean relayOnly) {
    List<IceServers.Server> servers = new ArrayList<>();
    urls.forEach(url -> servers.add(IceServers.Server.parse(url)));
    boolean relay = relayOnly;
    if (urls.isEmpty()) {
      settings.path("iceServers").forEach(url -> addTo(servers, url));
      relay |= isOn("relayOnly", false);
    }
    return new IceServers(servers, relay);
  }

  private void addTo(List<IceServers.Server> servers, JsonNode url) {
    try {
      servers.add(IceServers.Server.parse(url.asText()));
    } catch (IllegalArgumentException bad) { // it does not repeat the password
      troubles.add(WORDS.say("settings.iceServer", file));
    }
  }

  /** How the window shall be. */
  Preferences preferences() {
    return new PreferenceFields(settings, this::distrust).read();
  }

  /** What others shall see, empty for no name; nothing where the person was never asked. */
  Optional<String> name() {
    JsonNode name = settings.path(NAME);
    if (name.isMissingNode()) {
      return Optional.empty();
    }
    String checked = PeerName.checked(name.isTextual() ? name.textValue() : "");
    if (!name.isTextual() || !checked.equals(name.textValue())) {
      distrust(NAME);
    }
    return Optional.of(checked);
  }

  /** Where a person was lately. */
  RecentChannels places() {
    return RecentChannels.read(settings);
  }

  private void distrust(String field) {
    troubles.add(WORDS.say("settings.unknown", field, file));
  }

  /** Remembers the devices; see {@link #change}. */
  static void remember(Path folder, MediaChoice choice) throws IOException {
    change(
        folder,
        settings -> {
          put(settings, CAMERA, choice.camera());
          put(settings, MICROPHONE, choice.microphone());
          put(settings, SPEAKER, choice.speaker());
        });
  }

  /** Remembers the name that others see; see {@link #change}. */
  static void rememberName(Path folder, String name) throws IOException {
    change(folder, settings -> settings.put(NAME, name));
  }

  /** Remembers how the window shall be; see {@link #change}. */
  static void remember(Path folder, Preferences preferences) throws IOException {
    change(folder, settings -> new PreferenceFields(settings, field -> {}).write(preferences));
  }

  /**
   * Changes some fields, next to whatever else is in the file by now. Blocks; for a worker. Two
   * changes of one process come one after the other.
   *
   * @throws IOException with a sentence
   */
  static synchronized void change(Path folder, Consumer<ObjectNode> change) throws IOException {
    SettingsFile now = read(folder);
    try {
      Files.createDirectories(folder);
      if (!now.troubles.isEmpty()) { // somebody wrote it by hand: it is not lost
        Files.move(
            now.file, folder.resolve("settings.json.broken"), StandardCopyOption.REPLACE_EXISTING);
      }
      change.accept(now.settings);
      now.write();
    } catch (FileSystemException failure) {
      throw Settings.unusable(folder, failure);
    }
  }

  private static void put(ObjectNode settings, String device, Pick pick) {
    switch (pick.kind()) {
      case AUTOMATIC -> settings.remove(device);
      case DEVICE, PREFERRED -> settings.put(device, pick.name());
      case NONE -> settings.put(device, NONE);
      case TEST, ECHO -> {} // of this run only
    }
  }

  /** All of it or nothing; only the user may read it, since it may hold TURN passwords. */
  private void write() throws IOException {
    Path whole = Files.createTempFile(file.getParent(), "settings", ".tmp"); // rw-------
    try {
      MAPPER.writeValue(whole.toFile(), settings);
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
