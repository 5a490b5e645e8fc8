package dev.parley.socket;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;

/** Lists the network interfaces of this machine. */
final class Interfaces {
  private Interfaces() {}

  /**
   * The addresses with which this machine reaches others: of interfaces that are up, and neither
   * loopback nor link-local (those are there before, and after, there is a network). May block.
   *
   * @throws SocketException when the system does not say
   */
  static Set<String> addresses() throws SocketException {
    Set<String> addresses = new HashSet<>();
    Enumeration<NetworkInterface> all = NetworkInterface.getNetworkInterfaces();
    while (all.hasMoreElements()) {
      NetworkInterface each = all.nextElement();
      try {
        if (each.isUp() && !each.isLoopback()) {
          addUsable(each, addresses);
        }
      } catch (SocketException vanished) {
        // it was taken away during the look
      }
    }
    return addresses;
  }

  /**
   * Whether an address is this machine's now. May block.
   *
   * @throws SocketException when the system does not say
   */
  static boolean have(InetAddress address) throws SocketException {
    return NetworkInterface.getByInetAddress(address) != null;
  }

  private static void addUsable(NetworkInterface from, Set<String> addresses) {
    for (InetAddress address : Collections.list(from.getInetAddresses())) {
      if (!address.isLinkLocalAddress() && !address.isLoopbackAddress()) {
        addresses.add(from.getName() + " " + address.getHostAddress());
      }
    }
  }
}
