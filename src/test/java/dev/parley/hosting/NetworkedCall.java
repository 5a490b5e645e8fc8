package dev.parley.hosting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Closing;
import dev.parley.Machine;
import dev.parley.ProcessLines;
import dev.parley.RemoteClientProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Ann and Bob, each a remote client on a machine of their own, and the server on a third. */
public final class NetworkedCall implements AutoCloseable {
  /** Three processes start; no measure, and long where the machine has others to serve. */
  static final Duration START_LIMIT = Duration.ofSeconds(60);

  public static final Duration CALL_LIMIT = Duration.ofSeconds(60);

  public final RemoteClientProcess ann;
  public final RemoteClientProcess bob;
  private final ProcessLines server;

  /**
   * Starts all three; both are in the channel then.
   *
   * @param options of {@code RemoteClientOptions}, the same for both
   */
  public NetworkedCall(
      Machine serving, Machine annsMachine, Machine bobsMachine, String... options) {
    server = serve(serving);
    String url = listening();
    ann = client(annsMachine, url, "ann", options);
    bob = client(bobsMachine, url, "bob", options);
  }

  private String listening() {
    try {
      return server.await("Listening on (\\S+)", START_LIMIT.toMillis()).group(1);
    } catch (AssertionError inVain) {
      Closing.after(inVain, server::kill);
      throw inVain;
    }
  }

  private static ProcessLines serve(Machine machine) {
    List<String> command = new ArrayList<>(machine.within());
    command.addAll(
        OwnProgram.command("serve", "--listen", machine.host() + ":0", "--channel", "room:secret"));
    try {
      return new ProcessLines("the server", new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RemoteClientProcess client(
      Machine machine, String url, String id, String... options) {
    return new RemoteClientProcess(
        machine.within(),
        Map.of(),
        Stream.concat(Stream.of(url, id), Stream.of(options)).toArray(String[]::new));
  }

  public List<RemoteClientProcess> both() {
    return List.of(ann, bob);
  }

  /** Ann calls, Bob accepts. */
  public void call() {
    ann.await("^free bob", START_LIMIT);
    ann.tell("call bob");
    bob.await("^offer ann", START_LIMIT);
    bob.tell("accept ann");
  }

  /** A call in which each sees the other. */
  public NetworkedCall connected() {
    try {
      call();
      both().forEach(side -> side.await("^phase CONNECTED", CALL_LIMIT));
      both().forEach(side -> side.first("^picture first", CALL_LIMIT));
      return this;
    } catch (AssertionError inVain) {
      Closing.after(inVain, this); // nobody gets it
      throw inVain;
    }
  }

  /** The server ends, and never comes back. */
  public void killServer() {
    server.kill();
  }

  /** What a side says of its path once it has one: local, remote, protocol. */
  public static String path(RemoteClientProcess side) {
    return side.await("^stats .* path=(?!none)(\\S+)", CALL_LIMIT).group(1);
  }

  /** Nobody had to do anything: no end, and no other offer. */
  public void assertTheSameCall(long sinceMs) {
    for (RemoteClientProcess side : both()) {
      assertEquals(List.of(), side.said("ended", sinceMs));
      assertEquals(List.of(), side.said("offer", sinceMs));
    }
  }

  @Override
  public void close() {
    Closing.all(ann, bob, server::kill);
  }
}
