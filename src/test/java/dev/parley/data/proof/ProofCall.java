package dev.parley.data.proof;

import dev.parley.call.NegotiationRole;
import dev.parley.connection.OwnCertificate;
import dev.parley.media.TestMedia;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A call of two over real connections: directly; or through a server that puts its own
 * fingerprints, credentials and candidates into the descriptions of both, and so has a connection
 * with each. It sends on the pictures, and the messages on data channels if it likes.
 */
final class ProofCall implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Map<String, RelayFeed> RELAYS = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** What the server does. */
  enum Server {
    HONEST,
    PASSES_MESSAGES_ON,
    SWALLOWS_MESSAGES
  }

  final ProofPerson caller;
  final ProofPerson callee;
  private final ProofEnd callerEnd;
  private final ProofEnd calleeEnd;
  private final List<ProofEnd> ends;

  private ProofCall(ProofPerson caller, ProofPerson callee, Server server) {
    this.caller = caller;
    this.callee = callee;
    callerEnd = caller.end(true);
    calleeEnd = callee.end(false);
    callerEnd.openMedia("");
    calleeEnd.openMedia("");
    if (server == Server.HONEST) {
      ProofEnd.wire(callerEnd, calleeEnd);
      ends = List.of(callerEnd, calleeEnd);
      return;
    }
    String number = "" + NUMBER.incrementAndGet();
    RelayFeed toCallee = new RelayFeed();
    RelayFeed toCaller = new RelayFeed();
    RELAYS.put(number + " to callee", toCallee);
    RELAYS.put(number + " to caller", toCaller);
    ProofEnd near = new ProofEnd("near", false, OwnCertificate.make(), List.of(), toCallee);
    ProofEnd far = new ProofEnd("far", true, OwnCertificate.make(), List.of(), toCaller);
    near.openMedia(number + " to caller");
    far.openMedia(number + " to callee");
    ProofEnd.wire(callerEnd, near);
    ProofEnd.wire(far, calleeEnd);
    if (server == Server.PASSES_MESSAGES_ON) {
      near.beyond = far;
      far.beyond = near;
    }
    ends = List.of(callerEnd, near, far, calleeEnd);
  }

  /** Calls, and waits until media can flow on both sides. */
  static ProofCall of(ProofPerson caller, ProofPerson callee, Server server) {
    TestMedia.screens(RELAYS::get);
    ProofCall call = TestMedia.on(() -> new ProofCall(caller, callee, server));
    call.await("media", () -> call.ends.stream().allMatch(ProofEnd::isReady));
    TestMedia.on(
        () -> {
          for (int i = 0; i < call.ends.size(); i += 2) {
            call.ends.get(i).connect(NegotiationRole.OFFERER);
            call.ends.get(i + 1).connect(NegotiationRole.ACCEPTER);
          }
          return null;
        });
    call.await(
        "connected", () -> call.callerEnd.connected != null && call.calleeEnd.connected != null);
    return call;
  }

  void await(String what, Callable<Boolean> condition) {
    try {
      TestMedia.await(what, LIMIT, condition);
    } catch (AssertionError inVain) {
      ends.forEach(end -> end.failures.forEach(why -> inVain.addSuppressed(new Error(why))));
      throw inVain;
    }
  }

  /** Waits until both know that. */
  void await(Verification wanted) {
    await(
        wanted + "",
        () -> caller.call().verification() == wanted && callee.call().verification() == wanted);
  }

  /** Waits until both have a code to read. */
  void awaitCodes() {
    await("codes", () -> !caller.call().code().isEmpty() && !callee.call().code().isEmpty());
  }

  /** How long after media could flow the later of the two knew what it knows. */
  Duration latency() {
    return TestMedia.on(
        () -> {
          Duration one = caller.since().minus(callerEnd.connected);
          Duration two = callee.since().minus(calleeEnd.connected);
          return one.compareTo(two) > 0 ? one : two;
        });
  }

  @Override
  public void close() {
    TestMedia.on(
        () -> {
          ends.forEach(ProofEnd::close);
          return null;
        });
    TestMedia.await("captures gone", LIMIT, () -> TestMedia.media().openCaptures() == 0);
  }
}
