package dev.parley.data.proof;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.files.PrivateFiles;
import dev.parley.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the {@link ProvedPeers} of all channels: {@code proved-peers.json} in the settings folder.
 * Blocks on the file.
 */
final class ProvedPeersFile {
  private static final Logger LOG = LoggerFactory.getLogger(ProvedPeersFile.class);
  private static final String FILE = "proved-peers.json";
  private static final Pattern CERTIFICATE = Pattern.compile("[0-9a-f]{64}");
  private static final int MOST_CHANNELS = 200;

  /** From so many on it is kept which were used last: those that were not make room first. */
  private static final int MANY_CHANNELS = 100;

  private static final JsonMapper MAPPER = new JsonMapper();

  private ProvedPeersFile() {}

  /**
   * Those of one channel.
   *
   * @throws IOException with a sentence, where the file is there and cannot be read: then nobody
   *     knows who was proved
   */
  static synchronized ProvedPeers read(Path settings, String channel) throws IOException {
    ObjectNode all = all(settings);
    if (all.size() >= MANY_CHANNELS && all.has(channel)) {
      all.set(channel, all.remove(channel)); // which goes to the end, as used last
      try {
        write(settings, all);
      } catch (IOException full) { // what was read counts all the same
        LOG.debug("it is not kept which channel was used last: {}", full.toString());
      }
    }
    return peers(all, channel);
  }

  private static ProvedPeers peers(ObjectNode all, String channel) {
    List<ProvedPeer> read = new ArrayList<>();
    all.path(channel).forEach(one -> peer(one).ifPresent(read::add));
    return new ProvedPeers(read);
  }

  private static void write(Path settings, ObjectNode all) throws IOException {
    PrivateFiles.write(settings.resolve(FILE), MAPPER.writeValueAsBytes(all));
  }

  /** Adds one to what the file has by now, and returns all of its channel. */
  static synchronized ProvedPeers keep(Path settings, String channel, ProvedPeer proved)
      throws IOException {
    try {
      Settings.prepare(settings);
      ObjectNode all = all(settings);
      ProvedPeers now = peers(all, channel).and(proved);
      all.remove(channel); // which goes to the end, as used last
      ArrayNode written = all.putArray(channel);
      now.all().forEach(peer -> write(peer, written.addObject()));
      while (all.size() > MOST_CHANNELS) {
        all.remove(all.fieldNames().next());
      }
      write(settings, all);
      return now;
    } catch (FileSystemException failure) {
      throw Settings.unusable(settings, failure);
    }
  }

  private static void write(ProvedPeer peer, ObjectNode entry) {
    entry.put("peer", peer.peerId());
    entry.put("certificate", peer.certificate());
    entry.put("how", peer.how().word());
    entry.put("name", peer.name());
    entry.put("when", peer.when().toString());
  }

  private static Optional<ProvedPeer> peer(JsonNode entry) {
    String certificate = entry.path("certificate").asText();
    boolean read = entry.path("how").asText().equals(Verification.CODE.word());
    if (!CERTIFICATE.matcher(certificate).matches() || !entry.path("peer").isTextual()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ProvedPeer(
              entry.path("peer").asText(),
              certificate,
              read ? Verification.CODE : Verification.INVITATION,
              entry.path("name").asText(),
              Instant.parse(entry.path("when").asText())));
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  /** One that makes no sense is kept aside: a person may want to know what was in it. */
  private static ObjectNode all(Path settings) throws IOException {
    Path file = settings.resolve(FILE);
    try (InputStream kept = PrivateFiles.read(file)) {
      if (MAPPER.readTree(kept) instanceof ObjectNode all) {
        return all;
      }
    } catch (NoSuchFileException nobodyYet) {
      return MAPPER.createObjectNode();
    } catch (JacksonException damaged) {
      // below
    } catch (FileSystemException failure) {
      throw Settings.unusable(file, failure);
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      PrivateFiles.write(settings.resolve(FILE + ".broken"), Files.readAllBytes(file));
    }
    return MAPPER.createObjectNode();
  }
}
