package dev.parley.hosting;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lists the addresses by which others on the same network reach this machine. */
public final class LanAddresses {
  /** Networks of virtual machines and containers: nobody else is in them. */
  private static final Pattern INNER =
      Pattern.compile("(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|lxc|lxd|podman|cni).*");

  /** Of TEST-NET-1 (RFC 5737): leads out of the machine, and to nobody. */
  private static final InetSocketAddress OUTSIDE = new InetSocketAddress("192.0.2.1", 9);

  private LanAddresses() {}

  /** An address, and of which interface. */
  record Own(String interfaceName, InetAddress address) {}

  /**
   * Looks at this machine; may block.
   *
   * @return as they stand in a URL, the one that most likely works first
   * @throws SocketException when the system does not say
   */
  public static List<String> look() throws SocketException {
    List<Own> all = new ArrayList<>();
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      try {
        if (each.isUp() && !each.isLoopback()) {
          each.inetAddresses().forEach(address -> all.add(new Own(each.getName(), address)));
        }
      } catch (SocketException vanished) {
        // it was taken away during the look
      }
    }
    return best(all, wayOut());
  }

  /**
   * Puts them in order: where the way out of the network begins, there the others are; then private
   * networks of version 4, which every program understands; then the rest.
   */
  static List<String> best(List<Own> all, Optional<InetAddress> wayOut) {
    return all.stream()
        .filter(own -> !own.address().isLinkLocalAddress() && !own.address().isLoopbackAddress())
        .filter(own -> !own.address().isAnyLocalAddress())
        .filter(own -> !INNER.matcher(own.interfaceName()).matches())
        .sorted(
            Comparator.comparing((Own own) -> !(own.address() instanceof Inet4Address))
                .thenComparing(own -> !wayOut.equals(Optional.of(own.address())))
                .thenComparing(own -> !own.address().isSiteLocalAddress()))
        .map(own -> text(own.address()))
        .distinct()
        .toList();
  }

  /** RFC 3986, section 3.2.2: brackets; without the interface that Java writes behind it. */
  private static String text(InetAddress address) {
    String plain = address.getHostAddress().replaceFirst("%.*", "");
    return address instanceof Inet4Address ? plain : "[" + plain + "]";
  }

  /** Asks the system for a route; no packet is sent. */
  private static Optional<InetAddress> wayOut() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(OUTSIDE);
      InetAddress local = socket.getLocalAddress();
      return local.isAnyLocalAddress() ? Optional.empty() : Optional.of(local);
    } catch (IOException | java.io.UncheckedIOException none) { // no way out
      return Optional.empty();
    }
  }
}
