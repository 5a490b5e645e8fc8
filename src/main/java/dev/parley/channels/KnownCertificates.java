package dev.parley.channels;

import dev.parley.channels.RecentChannels.Place;
import dev.parley.socket.ServerUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Says whether an invite link names another certificate than the one that is known for its server.
 * An attacker would send such a link, and so would a server whose certificate is new: only a person
 * can tell them apart.
 */
public final class KnownCertificates {
  private KnownCertificates() {}

  /** Looks at the recent channels in the settings; blocks on the file. */
  public static boolean contradict(Path settings, Destination there) {
    return contradict(RecentChannels.read(settings), there);
  }

  /** What is known of the channel itself counts, or else what is known of others at its server. */
  static boolean contradict(RecentChannels recent, Destination there) {
    if (there.isHome() || there.certificate().isEmpty()) {
      return false;
    }
    List<Place> same = alike(recent, there);
    List<Place> known =
        same.isEmpty()
            ? recent.all().stream().filter(place -> isServer(place.server(), there)).toList()
            : same;
    return !known.isEmpty()
        && known.stream().noneMatch(place -> place.certificate().equals(there.certificate()));
  }

  /** The channel itself, however its server was written: with its usual port, or another path. */
  static List<Place> alike(RecentChannels recent, Destination there) {
    return recent.all().stream()
        .filter(place -> isServer(place.server(), there))
        .filter(place -> place.dialect() == there.dialect())
        .filter(place -> place.channel().equals(there.channel()))
        .toList();
  }

  private static boolean isServer(URI known, Destination there) {
    return port(known) == port(there.server()) && host(known).equals(host(there.server()));
  }

  private static int port(URI server) {
    int usual = "wss".equals(server.getScheme()) ? 443 : 80;
    return ServerUrl.port(server) < 0 ? usual : ServerUrl.port(server);
  }

  /** In small letters, and without the dot of the root at its end. */
  private static String host(URI server) {
    return ServerUrl.host(server).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
  }
}
