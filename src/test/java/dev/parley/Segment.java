package dev.parley;

/** One network: a bridge in a namespace, to which machines are plugged. */
final class Segment {
  final String namespace;

  /**
   * @param address of the bridge itself, which machines name as their gateway; with its length
   */
  Segment(String namespace, String address) {
    this.namespace = namespace;
    ip("link add lan0 type bridge");
    ip("link set lan0 addrgenmode none up");
    ip("addr add " + address + " dev lan0");
  }

  void plug(String port) {
    ip("link set " + port + " master lan0 addrgenmode none up");
  }

  void ip(String words) {
    Shell.run("ip -n " + namespace + " " + words);
  }
}
