package dev.parley.data.proof;

import dev.parley.data.proof.ProofCall.Server;
import dev.parley.media.TestMedia;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Counts in how many calls a server that sits in between is found out, and how soon: by invitation,
 * by memory, and by the code; and how soon both are proved where none does. The argument is the
 * number of calls of each kind.
 */
public final class InBetween {
  private static final String SECRET = "S".repeat(32);

  private final Path folder;
  private int persons;
  private ProofPerson caller;
  private ProofPerson callee;

  private InBetween(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException {
    int calls = Integer.parseInt(args.length > 0 ? args[0] : "100");
    InBetween run = new InBetween(Files.createTempDirectory("in-between"));
    boolean right = run.all(calls);
    System.exit(right ? 0 : 1);
  }

  private boolean all(int calls) throws IOException {
    strangers(SECRET);
    warmUp();
    strangers(SECRET);
    boolean right =
        count("proved by invitation", calls, Server.HONEST, Verification.INVITATION, 500);
    strangers(SECRET);
    right &=
        count(
            "found out by invitation", calls, Server.PASSES_MESSAGES_ON, Verification.FAILED, 1000);
    strangers("");
    proveByCode();
    join("");
    right &= count("known again", calls, Server.HONEST, Verification.KNOWN, 500);
    right &=
        count("found out by memory", calls, Server.SWALLOWS_MESSAGES, Verification.CHANGED, 1000);
    strangers("");
    return right & codes(calls);
  }

  /** Two who have never met. */
  private void strangers(String secret) throws IOException {
    persons++;
    caller = new ProofPerson("callee", Files.createDirectory(folder.resolve("a" + persons)));
    callee = new ProofPerson("caller", Files.createDirectory(folder.resolve("b" + persons)));
    join(secret);
  }

  private void join(String secret) {
    TestMedia.on(
        () -> {
          caller.join(secret);
          callee.join(secret);
          return null;
        });
  }

  /** The first call of a process loads what the others have. */
  private void warmUp() {
    for (Server server : Server.values()) {
      try (ProofCall call = ProofCall.of(caller, callee, server)) {
        call.await("pictures", () -> caller.pictures.get() > 0 && callee.pictures.get() > 0);
      }
    }
  }

  private void proveByCode() {
    try (ProofCall call = ProofCall.of(caller, callee, Server.HONEST)) {
      call.awaitCodes();
      caller.confirm();
      callee.confirm();
      call.await(Verification.CODE);
    }
  }

  private boolean count(String what, int calls, Server server, Verification wanted, long limitMs) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      try (ProofCall call = ProofCall.of(caller, callee, server)) {
        call.await(wanted);
        long ms = call.latency().toMillis();
        times.add(ms);
        if (ms > limitMs) {
          System.out.printf(Locale.ROOT, "%s: call %d took %d ms%n", what, i + 1, ms);
        }
      } catch (AssertionError inVain) {
        System.out.println(what + ": " + inVain.getMessage());
      }
    }
    Collections.sort(times);
    long inTime = times.stream().filter(ms -> ms <= limitMs).count();
    System.out.printf(
        Locale.ROOT,
        "%s: %d of %d; within %d ms of media %d;" + " least %d, median %d, 95 %% %d, most %d ms%n",
        what,
        times.size(),
        calls,
        limitMs,
        inTime,
        times.isEmpty() ? -1 : times.get(0),
        times.isEmpty() ? -1 : times.get(times.size() / 2),
        times.isEmpty() ? -1 : times.get((int) (times.size() * 0.95)),
        times.isEmpty() ? -1 : times.get(times.size() - 1));
    return inTime == calls;
  }

  private boolean codes(int calls) {
    int differ = 0;
    int same = 0;
    for (int i = 0; i < calls; i++) {
      try (ProofCall call = ProofCall.of(caller, callee, Server.PASSES_MESSAGES_ON)) {
        call.awaitCodes();
        differ += caller.call().code().equals(callee.call().code()) ? 0 : 1;
      }
      try (ProofCall call = ProofCall.of(caller, callee, Server.HONEST)) {
        call.awaitCodes();
        same += caller.call().code().equals(callee.call().code()) ? 1 : 0;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "codes: differ in %d of %d, the same in %d of %d%n",
        differ,
        calls,
        same,
        calls);
    return differ == calls && same == calls;
  }
}
