package dev.parley.hosting;

import dev.parley.Closing;
import dev.parley.FirstPictureTable;
import dev.parley.PageServer;
import dev.parley.ProcessLines;
import dev.parley.RemoteClientPair;
import dev.parley.TabPair;
import dev.parley.TimedPair;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long it is from the accept to the first picture, and what the time is made of: Parley beside
 * Chromium, in turns, through one built-in server. See {@code src/scripts/measure/first-picture}.
 *
 * <p>Arguments: how many calls of each pair; then, for each other build to be measured beside this
 * one, the folder of its classes.
 */
final class FirstPicture {
  private static final long SERVER_LIMIT_MS = 30_000;

  private FirstPicture() {}

  public static void main(String[] arguments) throws IOException {
    int calls = Integer.parseInt(arguments[0]);
    List<PageServer> pages = List.of(new PageServer(), new PageServer());
    ProcessLines server =
        new ProcessLines(
            "the server",
            new ProcessBuilder(
                    OwnProgram.command(
                        "serve",
                        "--listen",
                        "127.0.0.1:0",
                        "--channel",
                        "room:secret",
                        "--allow-origin",
                        pages.get(0).origin(),
                        "--allow-origin",
                        pages.get(1).origin()))
                .start());
    String url = server.await("Listening on (\\S+)", SERVER_LIMIT_MS).group(1);
    List<TimedPair> pairs = new ArrayList<>();
    try {
      pairs.add(new RemoteClientPair("Parley", System.getProperty("java.class.path"), url, ""));
      for (int i = 1; i < arguments.length; i++) {
        pairs.add(new RemoteClientPair(arguments[i], classPath(arguments[i]), url, "-" + i));
      }
      pairs.add(new TabPair(url, pages));
      measure(pairs, calls).forEach((name, table) -> System.out.print(table.text(name)));
      end(pairs, server);
    } catch (RuntimeException | AssertionError failure) {
      Closing.after(failure, () -> end(pairs, server));
      throw failure;
    }
    System.exit(0);
  }

  private static void end(List<TimedPair> pairs, ProcessLines server) {
    Closing.all(() -> Closing.all(pairs.toArray(TimedPair[]::new)), server::kill);
  }

  /** The same libraries and tests, behind other classes. */
  private static String classPath(String classes) {
    return classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static Map<String, FirstPictureTable> measure(List<TimedPair> pairs, int calls) {
    Map<String, FirstPictureTable> tables = new LinkedHashMap<>();
    for (int call = 0; call <= calls; call++) {
      for (TimedPair pair : pairs) {
        TimedPair.Steps steps = pair.call();
        if (call > 0) { // the first warms up
          tables.computeIfAbsent(pair.name(), name -> new FirstPictureTable()).add(steps);
        }
      }
      System.err.print(".");
    }
    System.err.println();
    return tables;
  }
}
