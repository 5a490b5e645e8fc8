package dev.parley;

import dev.parley.hosting.NetworkedCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints how soon the other side notices each thing in calls whose server was killed. */
public final class ServerGoneTable {
  private ServerGoneTable() {}

  /** How many calls. */
  public static void main(String[] arguments) {
    Map<String, List<Long>> all = new LinkedHashMap<>();
    for (int round = Integer.parseInt(arguments[0]); round > 0; round--) {
      one().forEach((step, ms) -> all.computeIfAbsent(step, any -> new ArrayList<>()).add(ms));
    }
    all.forEach(
        (step, each) -> {
          Collections.sort(each);
          System.out.printf(
              "%-36s median %5d ms, longest %5d ms, of %d%n",
              step, each.get(each.size() / 2), each.get(each.size() - 1), each.size());
        });
  }

  private static Map<String, Long> one() {
    try (Namespaces net = Namespaces.create()) {
      Machine ann = net.machine("ann", 31);
      Machine bob = net.machine("bob", 32);
      try (NetworkedCall call =
          new NetworkedCall(net.machine("server", 10), ann, bob, "moments").connected()) {
        return new ServerGone(call, ann).run();
      }
    }
  }
}
