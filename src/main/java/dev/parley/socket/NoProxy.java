package dev.parley.socket;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the variable no_proxy as curl does: names and the names below them, addresses, networks as
 * in 192.0.2.0/24, or * for every server. No name is looked up: a network has no names in it.
 */
final class NoProxy {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  static final Pattern V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-f.]*:[0-9a-f.:]*");

  private final List<String> entries;

  NoProxy(String variable) {
    entries =
        Stream.of(variable.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList();
  }

  /**
   * @param host as {@link ServerUrl#bare} has it
   */
  boolean excepts(String host) {
    Optional<InetAddress> address = address(host);
    return entries.stream()
        .anyMatch(
            entry ->
                entry.equals("*")
                    || address.map(one -> hasAddress(entry, one)).orElse(hasName(entry, host)));
  }

  private static boolean hasName(String entry, String host) {
    String end = withoutLastDot(entry).replaceFirst("^\\*?\\.", "");
    String name = withoutLastDot(host);
    return !end.isEmpty() && (name.equals(end) || name.endsWith("." + end));
  }

  private static String withoutLastDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean hasAddress(String entry, InetAddress address) {
    int slash = entry.indexOf('/');
    Optional<InetAddress> network = address(slash < 0 ? entry : entry.substring(0, slash));
    byte[] ours = address.getAddress();
    if (network.isEmpty() || network.get().getAddress().length != ours.length) {
      return false;
    }
    int all = 8 * ours.length;
    String bits = slash < 0 ? String.valueOf(all) : entry.substring(slash + 1);
    return bits.matches("\\d{1,3}")
        && Integer.parseInt(bits) <= all
        && new BigInteger(1, ours)
                .xor(new BigInteger(1, network.get().getAddress()))
                .shiftRight(all - Integer.parseInt(bits))
                .signum()
            == 0;
  }

  /** The address that a text is, an IPv6 one with or without brackets; empty for a name. */
  private static Optional<InetAddress> address(String text) {
    String bare = text.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*", "");
    if (!V4.matcher(bare).matches() && !V6.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(bare));
    } catch (UnknownHostException none) {
      return Optional.empty();
    }
  }
}
