package dev.parley.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.settings.SettingsField;
import dev.parley.settings.SettingsFile;
import dev.parley.signalling.ServerDialect;
import dev.parley.socket.ServerUrl;
import dev.parley.socket.Trust;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lists the recent channels of other servers, newest first; immutable. It has no passwords: these
 * are typed again, or in the system's keyring.
 */
record RecentChannels(List<Place> all) {
  static final RecentChannels NONE = new RecentChannels(List.of());

  private static final String KEPT = "passwordKept";
  private static final String OPEN = "withoutPassword";
  private static final String DIALECT = "signalling";
  private static final int MOST = 10;

  /**
   * One of them.
   *
   * @param channel empty only where the dialect goes without one
   * @param certificate the SHA-256 of a certificate that an invitation named; empty for none
   * @param kept whether its password is in the system's keyring
   * @param open whether the server required no password the last time
   */
  record Place(
      ServerDialect dialect,
      URI server,
      String channel,
      String certificate,
      Instant last,
      boolean kept,
      boolean open) {
    String id() {
      return destination("").id();
    }

    Place withKept(boolean now) {
      return new Place(dialect, server, channel, certificate, last, now, open);
    }

    Destination destination(String password) {
      return new Destination(dialect, server, Trust.platform(), certificate, channel, password);
    }
  }

  RecentChannels {
    all = List.copyOf(all);
  }

  /** As it is after a visit; one that names no certificate leaves the known one as it is. */
  RecentChannels visited(Destination there, Instant now) {
    Optional<Place> before = find(there.id());
    String known = before.map(Place::certificate).orElse("");
    String certificate = there.certificate().isEmpty() ? known : there.certificate();
    // A password was given to the server of before, and not to one with another certificate.
    boolean kept = certificate.equals(known) && before.filter(Place::kept).isPresent();
    Place place =
        new Place(
            there.dialect(),
            there.server(),
            there.channel(),
            certificate,
            now,
            kept,
            there.password().isEmpty());
    return new RecentChannels(
        Stream.concat(Stream.of(place), without(place.id()).all.stream()).limit(MOST).toList());
  }

  /** As it is when the password of a place is kept, or is no more. */
  RecentChannels kept(String id, boolean now) {
    return new RecentChannels(
        all.stream().map(place -> place.id().equals(id) ? place.withKept(now) : place).toList());
  }

  RecentChannels without(String id) {
    Predicate<Place> other = place -> !place.id().equals(id);
    return new RecentChannels(all.stream().filter(other).toList());
  }

  Optional<Place> find(String id) {
    return all.stream().filter(place -> place.id().equals(id)).findFirst();
  }

  /** The same with the certificate that is known for it, where it names none. */
  Destination withCertificate(Destination there) {
    return there.isHome() || !there.certificate().isEmpty()
        ? there
        : find(there.id()).map(place -> there.withCertificate(place.certificate())).orElse(there);
  }

  /** What makes sense of those in the settings; blocks on the file. */
  static RecentChannels read(Path settings) {
    List<Place> places = new ArrayList<>();
    SettingsFile.read(settings)
        .get(SettingsField.RECENT_PLACES)
        .forEach(entry -> place(entry).ifPresent(places::add));
    return new RecentChannels(places.stream().limit(MOST).toList());
  }

  /** Puts these in their place. */
  void write(SettingsFile file) {
    file.set(SettingsField.RECENT_PLACES, besides(file.get(SettingsField.RECENT_PLACES)));
  }

  /** Keeps unknown members of an entry, and entries that this version cannot read. */
  private ArrayNode besides(JsonNode before) {
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    for (Place place : all) {
      ObjectNode entry = entries.addObject();
      before.forEach(
          old -> {
            if (old instanceof ObjectNode same && isOf(place, old)) {
              entry.setAll(same);
            }
          });
      entry.put("server", place.server().toString());
      entry.put("channel", place.channel());
      entry.put("certificate", place.certificate());
      entry.put("last", place.last().toString());
      entry.remove(List.of(KEPT, OPEN, DIALECT));
      if (place.kept()) {
        entry.put(KEPT, true);
      }
      if (place.open()) {
        entry.put(OPEN, true);
      }
      if (place.dialect() != ServerDialect.VERTO) {
        entry.put(DIALECT, place.dialect().word());
      }
    }
    before.forEach(
        old -> {
          if (place(old).isEmpty()) {
            entries.add(old);
          }
        });
    return entries;
  }

  private static boolean isOf(Place place, JsonNode entry) {
    return place(entry).map(Place::id).equals(Optional.of(place.id()));
  }

  private static Optional<Place> place(JsonNode entry) {
    String channel = entry.path("channel").asText();
    String certificate = entry.path("certificate").asText();
    Optional<ServerDialect> dialect =
        ServerDialect.of(entry.path(DIALECT).asText(ServerDialect.VERTO.word()))
            .filter(known -> isChannel(known, channel));
    Optional<URI> server = ServerUrl.parse(entry.path("server").asText());
    boolean believable = certificate.isEmpty() || Trust.isFingerprint(certificate);
    if (dialect.isEmpty() || server.isEmpty() || !believable) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Place(
              dialect.get(),
              server.get(),
              channel,
              certificate,
              Instant.parse(entry.path("last").asText()),
              entry.path(KEPT).asBoolean(),
              entry.path(OPEN).asBoolean()));
    } catch (DateTimeException damaged) {
      return Optional.empty();
    }
  }

  private static boolean isChannel(ServerDialect dialect, String channel) {
    return channel.isBlank()
        ? channel.isEmpty() && dialect.goesWithoutChannel()
        : dialect.takes(channel);
  }
}
