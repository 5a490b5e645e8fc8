package dev.parley.connection.session;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which of a peer's candidates are tried: to each, libwebrtc sends packets or opens a TCP
 * connection, and the peer alone says where. Addresses at which no peer can be are dropped: those
 * of this computer (loopback), of everybody (multicast, broadcast), of nobody (unspecified,
 * reserved) and of a cloud's metadata service; also in their IPv6 forms. Immutable; any thread.
 *
 * @param loopback whether the peer runs on this computer for certain, whatever it says itself: then
 *     it may be reached over loopback
 */
record CandidateFilter(boolean loopback) {
  /** The grammar of RFC 8839, section 5.1, as strictly as libwebrtc reads it. */
  private static final Pattern CANDIDATE =
      Pattern.compile(
          "(?<head>(?:a=)?candidate:\\S+ \\d{1,5} \\S+ \\d{1,10}) (?<address>\\S+)"
              + " (?<port>\\d{1,5}) typ (?<type>host|srflx|prflx|relay)"
              + "(?<related> raddr \\S+ rport \\d+)?(?<rest>(?: .*)?)");

  /** What browsers write in place of an address (draft-ietf-mmusic-mdns-ice-candidates). */
  private static final Pattern MDNS =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\.local");

  private static final Pattern IPV4 =
      Pattern.compile("OCTET(\\.OCTET){3}".replace("OCTET", "(25[0-5]|2[0-4]\\d|1?\\d?\\d)"));

  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  /** What may be read as an address of IPv4, in any of its forms. */
  private static final Pattern NUMBERS =
      Pattern.compile("NUMBER(?:\\.NUMBER)*\\.?".replace("NUMBER", "[0-9][0-9a-fA-FxX]*"));

  /** RFC 6761, section 6.3. */
  private static final Pattern LOCAL = Pattern.compile("(?i)(?:^|\\.)localhost\\.?$");

  private static final Pattern LINES =
      Pattern.compile("(?md)^a=(?:candidate[^\n]*|remote-candidates[^\n]*)\n?");

  /** An address of the call before ICE (RFC 8866, section 5.7); with ICE it means nothing. */
  private static final Pattern BEFORE_ICE = Pattern.compile("(?md)^(c=|a=rtcp:\\d+ )[^\r\n]*");

  /** Where clouds serve credentials to any program on the machine itself. */
  private static final Set<String> METADATA = Set.of("100.100.100.200", "168.63.129.16");

  /** The candidate as it may be tried; empty for none. */
  Optional<String> admitted(String candidate) {
    Matcher match = CANDIDATE.matcher(candidate.strip());
    if (!match.matches() || !mayBeTried(match.group("address")) || hasNoPort(match)) {
      return Optional.empty();
    }
    // The related address (raddr) is for people who look for errors, and nothing is sent there.
    return Optional.of(
        match.group("head")
            + " "
            + match.group("address")
            + " "
            + match.group("port")
            + " typ "
            + match.group("type")
            + match.group("rest"));
  }

  private static boolean hasNoPort(Matcher candidate) {
    int port = Integer.parseInt(candidate.group("port"));
    return port == 0 || port > 65_535;
  }

  /**
   * The description without the candidates that are not tried, and without other addresses. Of
   * those that may be tried, the first {@link DescriptionLimits#MOST_CANDIDATES} are kept.
   */
  String cleaned(String sdp) {
    StringBuilder admitted = new StringBuilder();
    Matcher line = LINES.matcher(sdp);
    int kept = 0;
    while (line.find()) {
      Optional<String> candidate =
          kept < DescriptionLimits.MOST_CANDIDATES ? admitted(line.group()) : Optional.empty();
      kept += candidate.isPresent() ? 1 : 0;
      String tried = candidate.map(text -> text + "\r\n").orElse("");
      line.appendReplacement(admitted, Matcher.quoteReplacement(tried));
    }
    line.appendTail(admitted);
    return BEFORE_ICE.matcher(admitted).replaceAll("$1IN IP4 0.0.0.0");
  }

  /** Whether a STUN or TURN server may be at that host; a name is looked up as for any server. */
  boolean mayBeAsked(String host) {
    boolean literal = IPV6.matcher(host).matches() || NUMBERS.matcher(host).matches();
    return literal ? mayBeTried(host) : loopback || !LOCAL.matcher(host).find();
  }

  private boolean mayBeTried(String address) {
    if (MDNS.matcher(address).matches()) {
      return true;
    }
    boolean literal = IPV4.matcher(address).matches() || IPV6.matcher(address).matches();
    if (!literal) {
      return false; // a name would have to be looked up, and may lead anywhere
    }
    try {
      return mayBeTried(InetAddress.getByName(address)); // a literal is not looked up
    } catch (UnknownHostException malformed) {
      return false;
    }
  }

  private boolean mayBeTried(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return loopback;
    } else if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
      return false;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? isHost(bytes, address.getHostAddress())
        : !isAmazonMetadata(bytes) && embedded(bytes).map(this::mayBeTried).orElse(true);
  }

  /** RFC 6890: 0/8 is this network, 240/4 reserved; and the link-local services of clouds. */
  private static boolean isHost(byte[] bytes, String text) {
    int first = bytes[0] & 0xff;
    boolean linkLocalService =
        first == 169 && (bytes[1] & 0xff) == 254 && isService(bytes[2] & 0xff);
    return first != 0 && first < 240 && !linkLocalService && !METADATA.contains(text);
  }

  /** 169.254.169.254 and its neighbours; other link-local addresses are of two joined computers. */
  private static boolean isService(int third) {
    return third == 169 || third == 170;
  }

  private static boolean isAmazonMetadata(byte[] bytes) {
    return startsWith(bytes, 0xfd, 0x00, 0x0e, 0xc2);
  }

  /** The IPv4 address within: compatible (RFC 4291), NAT64 (RFC 6052), 6to4 (RFC 3056). */
  private static Optional<InetAddress> embedded(byte[] bytes) {
    if (startsWith(bytes, 0x20, 0x02)) {
      return Optional.of(ipv4(bytes, 2));
    }
    boolean nat64 = startsWith(bytes, 0x00, 0x64, 0xff, 0x9b);
    boolean compatible = startsWith(bytes, new int[10]);
    return nat64 || compatible ? Optional.of(ipv4(bytes, 12)) : Optional.empty();
  }

  private static InetAddress ipv4(byte[] bytes, int from) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
