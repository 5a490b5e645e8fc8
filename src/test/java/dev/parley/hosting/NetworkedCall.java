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
    this(
        Server.OWN,
        serving,
        new Client(annsMachine, Map.of(), List.of(options)),
        new Client(bobsMachine, Map.of(), List.of(options)));
  }

  /** The same beside another server, and with two sides that are not alike. */
  public NetworkedCall(Server kind, Machine serving, Client anns, Client bobs) {
    server = serve(serving, kind.command(serving.host()));
    String url = listening();
    ann = anns.start(url, "ann");
    bob = bobs.start(url, "bob");
  }

  /**
   * One of the two.
   *
   * @param environment where screens and sound are; may be empty
   * @param options of {@code RemoteClientOptions}
   */
  public record Client(Machine machine, Map<String, String> environment, List<String> options) {
    private RemoteClientProcess start(String url, String id) {
      List<String> arguments = new ArrayList<>(List.of(url, id));
      arguments.addAll(options);
      return new RemoteClientProcess(
          machine.within(), environment, arguments.toArray(String[]::new));
    }
  }

  /** Which server carries the signalling. */
  public enum Server {
    /** Parley's. */
    OWN,
    /** {@link StandInSwitch}, for a FreeSWITCH. */
    STAND_IN;

    private List<String> command(String host) {
      if (this == OWN) {
        return OwnProgram.command("serve", "--listen", host + ":0", "--channel", "room:secret");
      }
      List<String> command = new ArrayList<>(OwnProgram.command(host));
      command.replaceAll(
          word -> word.equals(OwnProgram.MAIN) ? StandInSwitch.class.getName() : word);
      return command;
    }
  }

  private String listening() {
    try {
      return server.await("Listening on (\\S+)", START_LIMIT.toMillis()).group(1);
    } catch (AssertionError inVain) {
      Closing.after(inVain, server::kill);
      throw inVain;
    }
  }

  private static ProcessLines serve(Machine machine, List<String> program) {
    List<String> command = new ArrayList<>(machine.within());
    command.addAll(program);
    try {
      return new ProcessLines("the server", new ProcessBuilder(command).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
