package dev.parley;

import java.util.ArrayList;
import java.util.List;

/** A router at home: one public address, a private network behind it, and address translation. */
final class NatRouter {

  /** How addresses are translated, in the terms of RFC 4787. */
  enum Kind {
    /**
     * What Linux does unless told otherwise: the source port is kept while it is free, and so is
     * the same to everybody; what comes in must be an answer to what went out.
     */
    PORT_KEEPING("masquerade"),
    /** Another port for each destination: what STUN says of one is no good for another. */
    PORT_CHANGING("masquerade random,fully-random");

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }
  }

  private final Machine outside;
  private final int number;
  private final Kind kind;
  private final Namespaces net;
  private final Segment inside;

  NatRouter(Machine outside, int number, Kind kind, Namespaces net) {
    this.outside = outside;
    this.number = number;
    this.kind = kind;
    this.net = net;
    inside = new Segment(outside.namespace, privateAddress(1) + "/24");
    List<String> forward = List.of("ip", "netns", "exec", outside.namespace, "sysctl", "-qw");
    List<String> command = new ArrayList<>(forward);
    command.add("net.ipv4.ip_forward=1");
    Shell.run(command);
    rules(List.of());
  }

  /** A machine on the private network. */
  Machine machine(String name) {
    Machine machine = new Machine(net.create(name), name, inside);
    machine.address(privateAddress(2), 24, privateAddress(1));
    return machine;
  }

  /** Only TCP leaves, as from some offices. */
  void blockUdp() {
    rules(List.of("meta l4proto udp drop"));
  }

  private void rules(List<String> forwarding) {
    List<String> script = new ArrayList<>();
    script.add("flush ruleset");
    script.add("add table ip home");
    script.add("add chain ip home out { type nat hook postrouting priority 100; }");
    script.add("add rule ip home out oifname eth0 " + kind.rule);
    // Unasked packets to the router itself: dropped, before they count as a connection that holds
    // the port which the machine behind it is about to use.
    script.add("add chain ip home own { type filter hook input priority 0; }");
    script.add("add rule ip home own iifname eth0 ct state new drop");
    script.add("add chain ip home forward { type filter hook forward priority 0; }");
    script.add("add rule ip home forward iifname eth0 ct state new drop");
    forwarding.forEach(rule -> script.add("add rule ip home forward " + rule));
    Machine.nft(outside.namespace, script);
  }

  private String privateAddress(int last) {
    return "192.168." + number + "." + last;
  }
}
