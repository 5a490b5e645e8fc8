package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.parley.Closing;
import dev.parley.Person;
import dev.parley.TestServer;
import dev.parley.call.IceServer;
import dev.parley.channels.Destination;
import dev.parley.check.Finding;
import dev.parley.check.Finding.Standing;
import dev.parley.check.Probe;
import dev.parley.check.ProbePage;
import dev.parley.check.ProbeResult;
import dev.parley.check.ProbedProtocol;
import dev.parley.check.Target;
import dev.parley.connection.IceServers;
import dev.parley.connection.OwnCoturn;
import dev.parley.media.Media;
import dev.parley.media.TestMedia;
import dev.parley.media.device.MediaChoice;
import dev.parley.media.test.TestCardReader;
import dev.parley.server.ListenAddress;
import dev.parley.server.SelfMadeCertificate;
import dev.parley.server.ServerCertificate;
import dev.parley.server.SignallingServer;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.socket.ClosedPort;
import dev.parley.socket.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole probe, with real servers and media: what it says where one thing is wrong. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProbeTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private static final List<String> WAY =
      List.of("server", "certificate", "websocket", "login", "channel", "relay");

  @TempDir private Path folder;
  private final Media media = TestMedia.media(); // opened here, not on the loop
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    Closing.all(
        server, () -> TestMedia.await("nothing is open", LIMIT, () -> media.openCaptures() == 0));
  }

  /** At once, since each of them has to wait: for a call, for silence. */
  @Test
  void a_right_server_and_a_turn_server_with_a_wrong_password_and_no_sound() throws IOException {
    try (OwnCoturn coturn = new OwnCoturn(folder)) {
      String place = coturn.address + ":" + coturn.port;
      Person echo = new Person("echo", server.port, 440);
      echo.watcher =
          state ->
              state.offers().stream().findFirst().ifPresent(one -> echo.peer.accept(one.peerId()));
      echo.peer.join();
      TestMedia.await("the echo peer", LIMIT, echo::isOnline);
      CompletableFuture<ProbeResult> right = probe(here("secret", "stun:" + place), media);
      CompletableFuture<ProbeResult> turn =
          probe(here("nope", "turn:parley:wrong@" + place), media);
      CompletableFuture<ProbeResult> mute =
          probe(here("nope"), media.with(MediaChoice.parse("none", null, null)));

      all(Standing.GOOD, end(right), WAY);
      all(Standing.GOOD, end(right), List.of("ice-1", "sound"));
      comes(finding(end(right), "echo"));
      comes(finding(end(right), "picture"));
      Map<String, Object> picture = finding(end(right), "picture").figures();
      assertTrue(
          TestCardReader.hasShapeOfCard((int) picture.get("width"), (int) picture.get("height")),
          picture::toString);
      assertEquals(440L, finding(end(right), "sound").figures().get("toneHz"));
      assertEquals(ExitStatus.OK, ProbeCommand.status(end(right)));

      assertEquals("User name or password rejected (401).", bad(end(turn), "ice-1").why());
      assertFalse(new ProbePage(end(turn), false).text().contains("wrong@"), "its password");

      assertEquals("The sound server is not responding.", bad(end(mute), "microphone").why());
      TestMedia.end("echo left", echo.peer.leave());
    }
  }

  @Test
  void no_server() throws IOException {
    try (ClosedPort port = new ClosedPort()) {
      ProbeResult outcome = end(probe(at(port.at("ws").toString(), Trust.platform()), media));
      assertTrue(bad(outcome, "server").why().startsWith("No server is listening at"));
      all(Standing.NOT_LOOKED_AT, outcome, WAY.subList(1, 6));
      all(Standing.NOT_LOOKED_AT, outcome, List.of("echo", "picture", "sound"));
      assertEquals(ExitStatus.BAD, ProbeCommand.status(outcome));
    }
  }

  @Test
  void a_port_that_speaks_http() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
    http.start();
    try {
      String url = "ws://127.0.0.1:" + http.getAddress().getPort();
      ProbeResult outcome = end(probe(at(url, Trust.platform()), media));
      assertEquals(Standing.GOOD, finding(outcome, "server").standing());
      assertTrue(bad(outcome, "websocket").why().contains("HTTP status 200"));
      all(Standing.NOT_LOOKED_AT, outcome, WAY.subList(3, 6));
    } finally {
      http.stop(0);
    }
  }

  @Test
  void a_certificate_that_nobody_vouches_for() throws IOException {
    ServerCertificate shown = new SelfMadeCertificate(folder).covering(List.of("localhost"));
    SignallingServer tls =
        new SignallingServer(
            ListenAddress.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Optional.of(shown)),
            Directory.of("parley.test").withChannel("room", "secret"),
            Limits.DEFAULT,
            TestMedia.loop());
    String url = "wss://localhost:" + TestMedia.end("server", tls.start());
    try {
      CompletableFuture<ProbeResult> strange = probe(at(url, Trust.platform()), media);
      CompletableFuture<ProbeResult> known =
          probe(target(url, Trust.platform().alsoExactly(shown.digits()), "nope"), media);
      String why = bad(end(strange), "certificate").why();
      assertTrue(why.contains("subject CN=Parley, issuer CN=Parley"), why);
      assertTrue(why.contains("SHA-256 " + shown.fingerprint()), why);
      assertEquals(Standing.NOT_LOOKED_AT, finding(end(strange), "login").standing());
      all(Standing.GOOD, end(known), WAY.subList(0, 3));
      assertEquals(shown.fingerprint(), finding(end(known), "certificate").figures().get("sha256"));
    } finally {
      tls.close();
    }
  }

  @Test
  void a_wrong_password() {
    ProbeResult outcome = end(probe(here("nope"), media));
    assertTrue(bad(outcome, "login").why().startsWith("That password didn’t work."));
    all(Standing.GOOD, outcome, WAY.subList(0, 3));
    assertEquals(ExitStatus.REFUSED, ProbeCommand.status(outcome));
    assertFalse(new ProbePage(outcome, false).text().contains("nope"));
  }

  /** Where WebRTC's library does not load, the server is looked at all the same. */
  @Test
  void without_media() {
    CompletableFuture<Media> broken = new CompletableFuture<>();
    broken.completeExceptionally(new IOException("The library is missing."));
    ProbeResult outcome =
        end(TestMedia.on(() -> Probe.of(TestMedia.loop(), here("secret"), broken)));
    assertEquals("The library is missing.", bad(outcome, "media").why());
    all(Standing.GOOD, outcome, WAY);
  }

  private CompletableFuture<ProbeResult> probe(Target target, Media with) {
    return TestMedia.on(
        () -> Probe.of(TestMedia.loop(), target, CompletableFuture.completedFuture(with)));
  }

  private Target here(String password, String... iceServers) {
    return target("ws://127.0.0.1:" + server.port, Trust.platform(), password, iceServers);
  }

  private static Target at(String url, Trust trust) {
    return target(url, trust, "secret");
  }

  private static Target target(String url, Trust trust, String password, String... iceServers) {
    IceServers servers =
        new IceServers(List.of(iceServers).stream().map(IceServer::parse).toList(), false);
    URI server = URI.create(url);
    Destination there = new Destination(server, trust, "", "room", password);
    ProbedProtocol probedProtocol = ProbeCommand.spoken(TestMedia.loop(), there, "prober", false);
    Target.Member self = new Target.Member("room", "prober", "Probe");
    return new Target(server, trust, probedProtocol, self, servers);
  }

  private static ProbeResult end(CompletableFuture<ProbeResult> probe) {
    return probe.orTimeout(4, TimeUnit.MINUTES).join();
  }

  /** Good, or with a remark where the machine was too slow, as EchoCallCheckTest has it. */
  private static void comes(Finding finding) {
    assertTrue(
        finding.standing() == Standing.GOOD || finding.standing() == Standing.REMARK,
        finding.toString());
  }

  private static Finding finding(ProbeResult outcome, String id) {
    return outcome.findings().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError(id + " is not in " + outcome.findings()));
  }

  private static Finding bad(ProbeResult outcome, String id) {
    Finding finding = finding(outcome, id);
    assertEquals(Standing.BAD, finding.standing(), finding.toString());
    return finding;
  }

  private static void all(Standing standing, ProbeResult outcome, List<String> ids) {
    for (String id : ids) {
      assertEquals(standing, finding(outcome, id).standing(), finding(outcome, id).toString());
    }
  }
}
