package dev.parley;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Two of Parley, each in a process of its own. */
public final class RemoteClientPair implements TimedPair {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final String name;
  private final RemoteClientProcess ann;
  private final RemoteClientProcess bob;

  /**
   * @param classPath of the build to be measured
   * @param distinction makes the ids differ from those of other pairs
   */
  public RemoteClientPair(String name, String classPath, String server, String distinction) {
    this.name = name;
    ann = client(classPath, server, "ann" + distinction);
    bob = client(classPath, server, "bob" + distinction);
    try {
      ann.await("^free bob" + distinction, LIMIT);
      bob.await("^free ann" + distinction, LIMIT);
    } catch (AssertionError inVain) {
      Closing.after(inVain, this);
      throw inVain;
    }
  }

  private static RemoteClientProcess client(String classPath, String server, String id) {
    return new RemoteClientProcess(classPath, List.of(), Map.of(), server, id, "moments");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Steps call() {
    ann.skip();
    bob.skip();
    long began = ProcessLines.now();
    ann.tell("call " + bob.id());
    bob.await("^offer " + ann.id(), LIMIT);
    bob.tell("accept " + ann.id());
    for (RemoteClientProcess side : List.of(ann, bob)) {
      side.await("^phase CONNECTED", LIMIT);
      side.await("^stats .*infps=[1-9]", LIMIT); // both phase and picture are behind it
    }
    Steps steps = new Steps(steps(ann, began), steps(bob, began));
    ann.tell("close");
    for (RemoteClientProcess side : List.of(ann, bob)) {
      side.await("^phase IDLE", LIMIT);
    }
    ann.await("^free " + bob.id(), LIMIT);
    return steps;
  }

  private static Map<String, Long> steps(RemoteClientProcess side, long since) {
    Map<String, Long> steps = new TreeMap<>();
    for (String line : side.said("moment", since)) {
      String[] words = line.split(" ");
      steps.put(words[1], Long.parseLong(words[2]));
    }
    return steps;
  }

  @Override
  public void close() {
    Closing.all(ann, bob);
  }
}
