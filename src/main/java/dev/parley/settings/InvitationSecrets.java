package dev.parley.settings;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.files.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the secrets of invitations, by which two sides prove to each other that they came by such a
 * link: {@code invitation-secrets.json} in the settings folder. No server gets them. Of each
 * channel the first one is in the links that this copy makes. Blocks on the file.
 */
public final class InvitationSecrets {
  private static final Logger LOG = LoggerFactory.getLogger(InvitationSecrets.class);

  /** 128 bits or more, in base64url. */
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22,128}");

  private static final String FILE = "invitation-secrets.json";
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final int BYTES = 24;

  /** Of one channel, since each is tried in each call. */
  private static final int MOST = 8;

  private static final int MOST_PLACES = 200;

  /** From so many on it is kept which were used last: those that were not make room first. */
  private static final int MANY_PLACES = 100;

  private InvitationSecrets() {}

  /** Whether a text can be such a secret. */
  public static boolean isShape(String text) {
    return SHAPE.matcher(text).matches();
  }

  /**
   * Those of a channel, and one that came with a link now; one is made where there is none.
   *
   * @param place what tells servers and channels apart; any text
   * @param received empty for none
   * @return the first is for links of one's own; at least one
   * @throws IOException with a sentence, where the file cannot be written
   */
  public static synchronized List<String> of(Path settings, String place, String received)
      throws IOException {
    try {
      Settings.prepare(settings);
      ObjectNode all = all(settings);
      List<String> kept = read(all.path(place));
      List<String> now = new ArrayList<>(kept);
      if (!received.isEmpty() && !now.contains(received)) {
        now.add(received);
      }
      if (now.isEmpty()) {
        now.add(fresh());
      }
      if (now.size() > MOST) { // the first is in links that were given away
        now.remove(1);
      }
      if (!now.equals(kept)) {
        write(settings, all, place, now);
      } else if (all.size() >= MANY_PLACES) {
        try {
          write(settings, all, place, now);
        } catch (IOException full) { // what was read counts all the same
          LOG.debug("it is not kept which channel was used last: {}", full.toString());
        }
      }
      return List.copyOf(now);
    } catch (FileSystemException failure) {
      throw Settings.unusable(settings, failure);
    }
  }

  /** Forgets those of a channel: links that were given away prove nothing any more. */
  public static synchronized void forget(Path settings, String place) throws IOException {
    try {
      ObjectNode all = all(settings);
      if (all.remove(place) != null) {
        PrivateFiles.write(settings.resolve(FILE), MAPPER.writeValueAsBytes(all));
      }
    } catch (FileSystemException failure) {
      throw Settings.unusable(settings, failure);
    }
  }

  /** Of all channels, so that they can be masked. */
  static List<String> all(List<String> into, Path settings) {
    try {
      all(settings).forEach(secrets -> into.addAll(read(secrets)));
    } catch (IOException unreadable) {
      LOG.debug("the secrets of invitations cannot be read: {}", unreadable.toString());
    }
    return into;
  }

  private static String fresh() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static void write(Path settings, ObjectNode all, String place, List<String> secrets)
      throws IOException {
    all.remove(place); // which goes to the end, as used last
    ArrayNode written = all.putArray(place);
    secrets.forEach(written::add);
    while (all.size() > MOST_PLACES) {
      all.remove(all.fieldNames().next());
    }
    PrivateFiles.write(settings.resolve(FILE), MAPPER.writeValueAsBytes(all));
  }

  private static List<String> read(JsonNode secrets) {
    List<String> read = new ArrayList<>();
    secrets.forEach(
        one -> {
          if (isShape(one.asText()) && read.size() < MOST) {
            read.add(one.asText());
          }
        });
    return read;
  }

  /** A damaged file is replaced: it has nothing that a new invitation does not bring back. */
  private static ObjectNode all(Path settings) throws IOException {
    try (InputStream kept = PrivateFiles.read(settings.resolve(FILE))) {
      if (MAPPER.readTree(kept) instanceof ObjectNode all) {
        return all;
      }
      LOG.warn("{} is damaged, and made anew", FILE);
    } catch (NoSuchFileException noneYet) {
      LOG.debug("no secrets of invitations yet");
    } catch (JacksonException damaged) { // its message may have a secret in it
      LOG.warn("{} is damaged, and made anew", FILE);
    }
    return MAPPER.createObjectNode();
  }
}
