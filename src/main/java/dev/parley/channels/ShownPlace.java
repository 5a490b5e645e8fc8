package dev.parley.channels;

import dev.parley.signalling.ServerDialect;
import dev.parley.socket.ServerUrl;
import dev.parley.view.start.ChannelList.Here;
import dev.parley.view.start.ChannelList.Host;
import dev.parley.view.start.ChannelList.Kind;
import dev.parley.view.start.ChannelList.Recent;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Describes a channel for a person. */
final class ShownPlace {
  private ShownPlace() {}

  /** A person knows a host; that the way is open is worth a word. */
  static String server(URI server) {
    String path = server.getRawPath() == null ? "" : server.getRawPath();
    String open = "ws".equals(server.getScheme()) ? "ws://" : "";
    return open + server.getRawAuthority() + (path.equals("/") ? "" : path);
  }

  /**
   * @param lan opens the channel of this machine
   */
  static Here here(Destination there, LanHosting lan) {
    if (there.isHome() && !lan.isOn()) {
      return new Here(Kind.HOME, "", there.channel(), "");
    } else if (there.isHome()) {
      String best = lan.links().isEmpty() ? "" : proving(lan.links().get(0), there.secret());
      return new Here(Kind.HOUSE, "", there.channel(), best);
    }
    Optional<Invitation> invitation = invitation(there);
    return new Here(
        Kind.ELSEWHERE,
        server(there.server()),
        there.channel(),
        invitation.map(Invitation::link).orElse(""),
        invitation.filter(link -> !link.password().isEmpty()).isPresent(),
        there.dialect() == ServerDialect.VERTO);
  }

  /**
   * @param visited in this run: what was typed then is not asked for again
   */
  static Recent recent(RecentChannels.Place place, boolean visited) {
    return new Recent(
        place.id(),
        place.channel(),
        server(place.server()),
        !visited && !place.kept() && !place.open(),
        ProtocolLabels.shown(place.dialect()));
  }

  /** The channel, or where there is none the server. */
  static String name(Destination there) {
    return there.channel().isEmpty() && !there.isHome() ? server(there.server()) : there.channel();
  }

  /** The same links with the secret of the channel of this machine. */
  static Host host(Host shown, Destination there) {
    String secret = there != null && there.isHome() ? there.secret() : "";
    List<String> links = shown.links().stream().map(link -> proving(link, secret)).toList();
    return new Host(shown.state(), links, shown.trouble());
  }

  private static String proving(String link, String secret) {
    return Invitation.parse(link).withSecret(secret).link();
  }

  /** Empty where a link cannot lead. */
  private static Optional<Invitation> invitation(Destination there) {
    try {
      boolean here = Invitation.isLoopback(ServerUrl.host(there.server()));
      return here ? Optional.empty() : Optional.of(Invitation.to(there.named()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
