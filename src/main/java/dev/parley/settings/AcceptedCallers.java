package dev.parley.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.files.PrivateFiles;
import dev.parley.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps under which id each name on the allow-list was first accepted in a channel: {@code
 * accepted-callers.json} in the settings folder, from which a person may take a line out
 * (docs/identities.md). Blocks on the file.
 */
public final class AcceptedCallers {
  private static final Logger LOG = LoggerFactory.getLogger(AcceptedCallers.class);

  private static final Words WORDS = Words.in(AcceptedCallers.class);

  private static final String FILE = "accepted-callers.json";
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private AcceptedCallers() {}

  /**
   * The ids by name.
   *
   * @param place what tells servers and channels apart; any text
   * @throws IOException with a sentence where the file is there and cannot be read: then nobody
   *     knows whom to trust
   */
  public static Map<String, String> read(Path settings, String place) throws IOException {
    Map<String, String> ids = new HashMap<>();
    all(settings)
        .path(place)
        .properties()
        .forEach(one -> ids.put(one.getKey(), one.getValue().asText()));
    return ids;
  }

  /** Keeps one, unless the name has an id there by now. Two of one process follow each other. */
  public static synchronized void keep(Path settings, String place, String name, String id)
      throws IOException {
    try {
      Settings.prepare(settings);
      ObjectNode all = all(settings);
      ObjectNode here = all.path(place) instanceof ObjectNode known ? known : all.putObject(place);
      if (!here.has(name)) {
        here.put(name, id);
        PrivateFiles.write(settings.resolve(FILE), MAPPER.writeValueAsBytes(all));
      }
    } catch (FileSystemException failure) {
      throw Settings.unusable(settings, failure);
    }
  }

  private static ObjectNode all(Path settings) throws IOException {
    Path file = settings.resolve(FILE);
    try (InputStream kept = PrivateFiles.read(file)) {
      if (MAPPER.readTree(kept) instanceof ObjectNode all) {
        return all;
      }
    } catch (NoSuchFileException nobodyYet) {
      return MAPPER.createObjectNode();
    } catch (JacksonException broken) {
      LOG.debug("{} is damaged", file, broken);
    } catch (FileSystemException failure) {
      throw Settings.unusable(file, failure);
    }
    throw new IOException(WORDS.say("settings.callersDamaged", file));
  }
}
