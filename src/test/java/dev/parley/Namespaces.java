package dev.parley;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A small internet in network namespaces of Linux, for root: a public network with machines on it,
 * and routers with a private network behind. Nothing in it reaches the real network. All of it goes
 * with {@link #close}; what a killed run has left goes with the next run.
 */
final class Namespaces implements AutoCloseable {
  /** TEST-NET-3 (RFC 5737) and its like of IPv6 (RFC 3849): nobody's addresses. */
  private static final String PUBLIC = "203.0.113.";

  private static final String PUBLIC_6 = "2001:db8::";

  /** With the process that made it in its name. */
  private static final String MARK = "parley-";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String prefix =
      MARK + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + "-";
  private final List<String> made = new ArrayList<>();
  private final Segment internet;

  private Namespaces() {
    internet = new Segment(create("internet"), PUBLIC + "1/24");
  }

  /** An internet with nobody on it. Without the right to make one, the test is left out. */
  static Namespaces create() {
    String obstacle = obstacle();
    if (!obstacle.isEmpty() && "true".equals(System.getenv("CI"))) {
      throw new AssertionError("network namespaces are needed here: " + obstacle);
    }
    Assumptions.assumeTrue(obstacle.isEmpty(), () -> "no network namespaces: " + obstacle);
    sweep();
    return new Namespaces();
  }

  /** A machine on the public network. */
  Machine machine(String name, int number) {
    Machine machine = new Machine(create(name), name, internet);
    machine.address(PUBLIC + number, 24, PUBLIC + "1");
    return machine;
  }

  /** A machine on the public network that speaks IPv6 alone. */
  Machine machine6(String name, int number) {
    Machine machine = new Machine(create(name), name, internet);
    machine.address(PUBLIC_6 + number, 64, PUBLIC_6 + "1");
    return machine;
  }

  /** A router on the public network, with a private network behind it. */
  NatRouter router(String name, int number, NatRouter.Kind kind) {
    return new NatRouter(machine(name, number), number, kind, this);
  }

  /** Makes a namespace in which only loopback is, up. */
  String create(String name) {
    String namespace = prefix + name;
    Shell.run("ip netns add " + namespace);
    made.add(namespace);
    Shell.run("ip -n " + namespace + " link set lo up");
    return namespace;
  }

  @Override
  public void close() {
    for (String namespace : made) {
      remove(namespace);
    }
  }

  private static String obstacle() {
    String probe = MARK + ProcessHandle.current().pid() + "-probe";
    try {
      Shell.run("ip netns add " + probe);
      Shell.run("ip netns del " + probe);
      return "";
    } catch (RuntimeException | AssertionError failure) {
      return String.valueOf(failure.getMessage()).strip();
    }
  }

  private static void sweep() {
    for (String line : Shell.run("ip netns list").lines().toList()) {
      String namespace = line.split(" ", 2)[0];
      if (namespace.startsWith(MARK) && isOfADeadProcess(namespace.substring(MARK.length()))) {
        remove(namespace);
      }
    }
  }

  private static boolean isOfADeadProcess(String rest) {
    return rest.matches("\\d{1,9}-.*")
        && ProcessHandle.of(Long.parseLong(rest.split("-", 2)[0])).isEmpty();
  }

  /** With the processes in it, which would keep it alive. */
  private static void remove(String namespace) {
    Shell.run("ip netns pids " + namespace)
        .lines()
        .forEach(
            pid ->
                ProcessHandle.of(Long.parseLong(pid.strip()))
                    .ifPresent(ProcessHandle::destroyForcibly));
    Shell.run("ip netns del " + namespace);
  }
}
