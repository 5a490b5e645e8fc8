package dev.parley.server.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses, as in {@code 192.0.2.0/24}; a single one has all its bits.
 *
 * @param bits how many of them count
 */
public record AddressRange(InetAddress network, int bits) {
  private static final Pattern V4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final Pattern V6 = Pattern.compile("([0-9a-fA-F.]*:[0-9a-fA-F.:]*)(%\\w+)?");

  /**
   * Reads an address or a range.
   *
   * @throws IllegalArgumentException with a sentence where it is neither
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> network = literal(slash < 0 ? text : text.substring(0, slash));
    int all = network.map(found -> found.getAddress().length * 8).orElse(0);
    int bits = slash < 0 ? all : number(text.substring(slash + 1));
    if (network.isEmpty() || bits < 0 || bits > all) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address, such as 192.0.2.1, and no range, such as 192.0.2.0/24");
    }
    return new AddressRange(network.get(), bits);
  }

  public boolean contains(InetAddress address) {
    byte[] one = network.getAddress();
    byte[] other = address.getAddress();
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((one[bit / 8] ^ other[bit / 8]) & 0x80 >> bit % 8) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text is, without the zone of a local one; no name is looked up. */
  static Optional<InetAddress> literal(String text) {
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text.replaceFirst("%.*", "")));
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }

  private static int number(String text) {
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }
}
