package dev.parley;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A machine in a namespace of its own, on one network by one cable. What is done to the cable is
 * done at its other end, where the machine does not see it.
 */
public final class Machine {
  final String namespace;

  /** The other end of the cable, in the namespace of the network. */
  private final String port;

  private final Segment segment;
  private String address;
  private int length;
  private String gateway;

  Machine(String namespace, String name, Segment segment) {
    this.namespace = namespace;
    this.segment = segment;
    port = "to-" + name;
    Shell.run(
        "ip link add eth0 netns "
            + namespace
            + (" type veth peer name " + port + " netns " + segment.namespace));
    segment.plug(port);
    // No address of its own making: only those that the test gives it.
    ip("link set eth0 addrgenmode none up");
  }

  /** What to put before a command for it to run on this machine. */
  public List<String> within() {
    return List.of("ip", "netns", "exec", namespace);
  }

  String address() {
    return address;
  }

  /** As it is written in a URL. */
  public String host() {
    return address.contains(":") ? "[" + address + "]" : address;
  }

  /** Gives the machine an address in place of the one it had, and the way out of its network. */
  void address(String next, int nextLength, String nextGateway) {
    if (address != null) {
      ip("addr del " + address + "/" + length + " dev eth0");
    }
    address = next;
    length = nextLength;
    gateway = nextGateway;
    ip("addr add " + next + "/" + nextLength + " dev eth0" + (isVersion6() ? " nodad" : ""));
    route();
  }

  private void route() {
    ip((isVersion6() ? "-6 " : "") + "route replace default via " + gateway);
  }

  private boolean isVersion6() {
    return address.contains(":");
  }

  /** Another address in the same network. */
  void moveTo(String next) {
    address(next, length, gateway);
  }

  /** Pulls the cable: no carrier, and the addresses stay. */
  void unplug() {
    segment.ip("link set " + port + " down");
  }

  void plugIn() {
    segment.ip("link set " + port + " up");
  }

  /**
   * Plugs a second cable to the same network in. What comes from its address leaves by it, and only
   * it answers for its address.
   */
  void addCable(String second) {
    String other = port + "-2";
    for (String setting : List.of("arp_ignore=1", "arp_announce=2")) {
      List<String> sysctl = new ArrayList<>(within());
      sysctl.addAll(List.of("sysctl", "-q", "-w", "net.ipv4.conf.all." + setting));
      Shell.run(sysctl);
    }
    Shell.run(
        "ip link add eth1 netns "
            + namespace
            + (" type veth peer name " + other + " netns " + segment.namespace));
    segment.plug(other);
    segment.ip("link set " + other + " up");
    ip("link set eth1 addrgenmode none up");
    ip("addr add " + second + "/32 dev eth1");
    ip("route add " + gateway + " dev eth1 src " + second + " table 100");
    ip("route add default via " + gateway + " dev eth1 table 100");
    ip("route add " + gateway.replaceAll("\\d+$", "0/24") + " dev eth1 table 100");
    ip("rule add from " + second + " lookup 100");
  }

  /** Switches the interface off, as a person or a network manager does: the routes go. */
  void switchOff() {
    ip("link set eth0 down");
  }

  void switchOn() {
    ip("link set eth0 up");
    route();
  }

  /** Nothing passes the cable, and nothing says so. */
  void silence() {
    policy("drop");
  }

  /** So many of 100 packets are lost, in each direction. */
  void lose(int percent) {
    policy("numgen random mod 100 < " + percent + " drop");
  }

  /** So many of 100 packets are lost of those that the machine sends, or of those that it gets. */
  void lose(boolean upload, int percent) {
    String rule = "numgen random mod 100 < " + percent + " drop";
    policy(upload ? List.of("ingress") : List.of("egress"), rule); // as the other end sees it
  }

  /** Packets of so many bytes and more are lost on their way to the machine. */
  void loseLarge(int bytes) {
    policy(List.of("egress"), "meta length >= " + bytes + " drop");
  }

  /** What is between these two, and only that, is lost. */
  void cutFrom(Machine other) {
    String family = isVersion6() ? "ip6" : "ip";
    policy(
        family + " saddr " + other.address + " drop", family + " daddr " + other.address + " drop");
  }

  /** Whatever was done by {@link #silence}, {@link #lose} or {@link #cutFrom} is undone. */
  void heal() {
    policy();
  }

  /** What applies to every packet on the cable, both ways. */
  private void policy(String... rules) {
    policy(List.of("ingress", "egress"), rules);
  }

  private void policy(List<String> ways, String... rules) {
    List<String> script = new ArrayList<>();
    String table = "netdev cable-" + port;
    script.add("add table " + table);
    script.add("delete table " + table);
    script.add("add table " + table);
    for (String way : ways) {
      script.add(
          "add chain "
              + table
              + " "
              + way
              + (" { type filter hook " + way + " device " + port + " priority 0; }"));
      Arrays.stream(rules)
          .forEach(rule -> script.add("add rule " + table + " " + way + " " + rule));
    }
    nft(segment.namespace, script);
  }

  /** Nothing passes faster than this, in either direction; a short queue as a home router has. */
  void rate(int kbps) {
    String bucket = " root tbf rate " + kbps + "kbit burst 6kb latency 300ms";
    Shell.run("tc -n " + namespace + " qdisc replace dev eth0" + bucket);
    Shell.run("tc -n " + segment.namespace + " qdisc replace dev " + port + bucket);
  }

  static void nft(String namespace, List<String> script) {
    List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", namespace, "nft"));
    command.add(String.join("\n", script));
    Shell.run(command);
  }

  void ip(String words) {
    Shell.run("ip -n " + namespace + " " + words);
  }
}
