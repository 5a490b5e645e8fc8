package dev.parley.diagnostics;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Describes this machine's network interfaces by kind, without addresses: a home's address tells
 * who lives there, and a hardware address identifies the machine.
 */
public final class Networks {
  private Networks() {}

  /** One line for each that is up. Blocks on the system, not on the network. */
  public static String describe() {
    try {
      return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .map(Networks::line)
          .filter(line -> !line.isEmpty())
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (SocketException unknown) {
      return "The network interfaces cannot be listed: " + unknown.getMessage() + "\n";
    }
  }

  private static String line(NetworkInterface one) {
    try {
      if (!one.isUp()) {
        return "";
      }
      Map<String, Integer> kinds = new TreeMap<>();
      Collections.list(one.getInetAddresses())
          .forEach(it -> kinds.merge(kind(it), 1, Integer::sum));
      String what = one.isLoopback() ? "loopback" : one.isPointToPoint() ? "point to point" : "net";
      String addresses =
          kinds.entrySet().stream()
              .map(kind -> kind.getValue() + " " + kind.getKey())
              .collect(Collectors.joining(", "));
      return one.getName()
          + ": "
          + what
          + (one.isVirtual() ? ", virtual" : "")
          + ", MTU "
          + one.getMTU()
          + ", "
          + (addresses.isEmpty() ? "no address" : addresses);
    } catch (SocketException gone) {
      return "";
    }
  }

  static String kind(InetAddress address) {
    String family = address instanceof Inet4Address ? "IPv4 " : "IPv6 ";
    byte first = address.getAddress()[0];
    boolean uniqueLocal = !(address instanceof Inet4Address) && (first & 0xFE) == 0xFC; // RFC 4193
    boolean carrier =
        address instanceof Inet4Address
            && first == 100
            && (address.getAddress()[1] & 0xC0) == 64; // RFC 6598
    if (address.isLoopbackAddress()) {
      return family + "loopback";
    } else if (address.isLinkLocalAddress()) {
      return family + "link-local";
    } else if (address.isSiteLocalAddress() || uniqueLocal) {
      return family + "private";
    }
    return family + (carrier ? "behind the provider's translation" : "public");
  }
}
