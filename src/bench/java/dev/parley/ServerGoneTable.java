package dev.parley;

import dev.parley.hosting.NetworkedCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Prints how soon the other side notices each thing in calls whose server was killed: Parley's own,
 * and one that stands in for a FreeSWITCH. Arguments: a folder, and how many calls beside each.
 */
public final class ServerGoneTable {
  private ServerGoneTable() {}

  /** Takes the arguments. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    for (NetworkedCall.Server server : NetworkedCall.Server.values()) {
      System.out.println(server);
      Map<String, List<Long>> all = new LinkedHashMap<>();
      for (int round = 1; round <= rounds; round++) {
        Path own = Files.createDirectories(folder.resolve(server + "-" + round));
        try (ServerGone gone = new ServerGone(server, own)) {
          gone.run()
              .forEach((step, ms) -> all.computeIfAbsent(step, any -> new ArrayList<>()).add(ms));
        }
      }
      all.forEach(ServerGoneTable::print);
    }
  }

  private static void print(String step, List<Long> each) {
    Collections.sort(each);
    System.out.printf(
        "  %-36s median %5d ms, longest %5d ms, of %d%n",
        step, each.get(each.size() / 2), each.get(each.size() - 1), each.size());
  }
}
