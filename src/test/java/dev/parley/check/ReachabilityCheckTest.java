package dev.parley.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.check.Finding.Standing;
import dev.parley.connection.IceServers;
import dev.parley.signalling.FakeSignalling;
import dev.parley.socket.ReachabilityProbe;
import dev.parley.socket.ReachabilityProbe.Certificate;
import dev.parley.socket.Trust;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of the way to a server. */
@Tag("unit")
class ReachabilityCheckTest {
  private static final Instant TODAY = Instant.parse("2026-11-21T12:00:00Z");

  private final Map<String, Finding> found = new LinkedHashMap<>();

  @Test
  void aCertificateIsToldWithItsEnd() {
    look("wss://talk.example.org", reached("192.0.2.7", certificate(90)));
    assertEquals("GOOD talk.example.org takes connections at 192.0.2.7.", said("server"));
    assertEquals(
        "GOOD CN=talk, from CN=Authority, until 2027-02-19 (90 days).", said("certificate"));
    assertEquals("AB:CD", found.get("certificate").figures().get("sha256"));
  }

  @Test
  void oneThatEndsSoonIsToBeRenewed() {
    look("wss://talk.example.org", reached("192.0.2.7", certificate(13)));
    assertEquals(Standing.REMARK, found.get("certificate").standing());
    assertTrue(found.get("certificate").why().contains("in 13 days"));
    look("wss://talk.example.org", reached("192.0.2.7", certificate(14)));
    assertEquals(Standing.GOOD, found.get("certificate").standing());
  }

  @Test
  void oneThatIsNotBelievedIsSaidAsItIs() {
    look("wss://talk.example.org", refused("It is not trusted (subject X, issuer Y, SHA-256 Z)."));
    assertEquals(Standing.GOOD, found.get("server").standing());
    assertEquals("BAD It is not trusted (subject X, issuer Y, SHA-256 Z).", said("certificate"));
    assertTrue(found.get("certificate").advice().contains("--ca"));
  }

  @Test
  void aPortWithoutTlsHasAnotherAdvice() {
    look("wss://talk.example.org", refused("It speaks no TLS."));
    assertTrue(found.get("certificate").advice().contains("ws://"));
  }

  @Test
  void nobodyThere() {
    look(
        "wss://talk.example.org",
        new ReachabilityProbe.Result(
            false, "", Optional.empty(), "No server listens.", Duration.ZERO));
    assertEquals("BAD No server listens.", said("server"));
    assertEquals("NOT_LOOKED_AT Mend this first: server.", said("certificate"));
  }

  @Test
  void withoutEncryptionItDependsOnTheWay() {
    look("ws://talk.example.org", reached("192.0.2.7", Optional.empty()));
    assertEquals(Standing.REMARK, found.get("certificate").standing());
    look("ws://localhost", reached("127.0.0.1", Optional.empty()));
    assertEquals(Standing.GOOD, found.get("certificate").standing());
  }

  private void look(String server, ReachabilityProbe.Result result) {
    Target target =
        new Target(
            URI.create(server),
            Trust.platform(),
            new ProbedProtocol("verto", true, "", false, FakeSignalling::new),
            new Target.Member("garden", "me", "Probe"),
            IceServers.NONE);
    new ReachabilityCheck(target, () -> CompletableFuture.completedFuture(result), () -> TODAY)
        .begin(finding -> found.put(finding.id(), finding));
  }

  private static Optional<Certificate> certificate(int days) {
    Instant until = TODAY.plus(days, ChronoUnit.DAYS);
    return Optional.of(new Certificate("CN=talk", "CN=Authority", "AB:CD", until));
  }

  private static ReachabilityProbe.Result reached(
      String address, Optional<Certificate> certificate) {
    return new ReachabilityProbe.Result(true, address, certificate, "", Duration.ofMillis(40));
  }

  private static ReachabilityProbe.Result refused(String trouble) {
    return new ReachabilityProbe.Result(true, "", Optional.empty(), trouble, Duration.ofMillis(40));
  }

  private String said(String id) {
    return found.get(id).standing() + " " + found.get(id).why();
  }
}
