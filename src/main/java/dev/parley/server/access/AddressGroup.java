package dev.parley.server.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Says which addresses are one client's when its connections and its wrong passwords are counted: a
 * whole /64 in IPv6, which is what a household gets.
 */
public final class AddressGroup {
  private static final int NETWORK_BYTES = 8;

  private AddressGroup() {}

  /** The group of an address, as a text; an IPv4 address that IPv6 maps is the IPv4 address. */
  public static String of(InetAddress address) {
    return address instanceof Inet6Address && !address.isLoopbackAddress()
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES)) + "/64"
        : address.getHostAddress();
  }

  /**
   * Likewise for guesses, where all of loopback is one: a program on this machine has all of it.
   */
  static String ofGuesser(String address) {
    return AddressRange.literal(address)
        .map(known -> known.isLoopbackAddress() ? "loopback" : of(known))
        .orElse(address);
  }

  /** The address that a text is, in which no name is looked up. */
  public static Optional<InetAddress> parse(String text) {
    return AddressRange.literal(text);
  }
}
