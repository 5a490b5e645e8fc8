package dev.parley.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.loop.ThreadLoop;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose servers are believed, seen from a socket that connects to one. */
@Tag("network")
class TrustTest {
  @TempDir static Path folder;
  private static TestCertificates certificates;

  private final ThreadLoop loop = new ThreadLoop("test-client");
  private final Heard heard = new Heard();

  @BeforeAll
  static void makeCertificates() {
    certificates =
        TestCertificates.in(folder)
            .server("server", "dns:localhost,dns:parley.test")
            .server("old-server", "dns:localhost", "-startdate", "-20d", "-validity", "10")
            .selfSigned("old-self", "dns:localhost", "-startdate", "-20d", "-validity", "10")
            .selfSigned("early-self", "dns:localhost", "-startdate", "+10d");
  }

  @AfterEach
  void close() {
    loop.close();
  }

  @Test
  void aPrivateAuthorityIsRefusedWithSubjectIssuerAndFingerprint() {
    String why = whyRefused("server", "localhost", Trust.platform());
    assertTrue(why.contains("by an authority that this computer does not trust"), why);
    assertTrue(why.contains("subject CN=server,O=Parley"), why);
    assertTrue(why.contains("issuer CN=Test Authority,O=Parley"), why);
    assertTrue(why.contains("SHA-256 " + certificates.fingerprint("server")), why);
    assertEquals(1, why.lines().count());
  }

  @Test
  void aPrivateAuthorityIsAcceptedOnceAdded() throws IOException {
    try (EchoServer server = EchoServer.secure(certificates.context("server"))) {
      TextSocket socket = connect(server.at("localhost"), adding("authority"));
      heard.isOpened();
      loop.post(() -> socket.send("there and back"));
      assertEquals("text there and back", heard.next());
      socket.close().join();
    }
  }

  @Test
  void aWrongHostNameIsRefusedFromAnyAuthority() throws IOException {
    String why = whyRefused("server", "127.0.0.1", adding("authority"));
    assertTrue(why.contains("presented by 127.0.0.1 is for another name"), why);
    assertTrue(why.contains("it is valid for localhost, parley.test"), why);
    assertTrue(why.contains(certificates.fingerprint("server")), why);
  }

  @Test
  void anUntrustedCertificateForAWrongNameIsRefusedAsUntrusted() {
    String why = whyRefused("server", "127.0.0.1", Trust.platform());
    assertTrue(why.contains("does not trust"), why);
  }

  @Test
  void anExpiredCertificateIsRefusedFromAnyAuthority() throws IOException {
    String why = whyRefused("old-server", "localhost", adding("authority"));
    assertTrue(why.contains("has expired"), why);
    assertTrue(why.contains(certificates.fingerprint("old-server")), why);
  }

  @Test
  void anExpiredCertificateIsRefusedThoughItIsTheAddedOneItself() throws IOException {
    String why = whyRefused("old-self", "localhost", adding("old-self"));
    assertTrue(why.contains("has expired"), why);
  }

  @Test
  void aCertificateOfTheFutureAsksForTheClock() throws IOException {
    String why = whyRefused("early-self", "localhost", adding("early-self"));
    assertTrue(why.contains("Check this computer’s clock"), why);
  }

  @ParameterizedTest
  @ValueSource(strings = {"old-self", "server", "early-self"})
  void theOneCertificateOfAFingerprintIsBelievedWhateverItsNameAndDates(String alias) {
    try (EchoServer server = EchoServer.secure(certificates.context(alias))) {
      TextSocket socket = connect(server.at("127.0.0.1"), exactly(alias));
      heard.isOpened();
      loop.post(() -> socket.send("there and back"));
      assertEquals("text there and back", heard.next());
      socket.close().join();
    }
  }

  @Test
  void anotherCertificateThanThatOfTheFingerprintIsRefused() {
    String why = whyRefused("server", "localhost", exactly("old-self"));
    assertTrue(why.contains("does not trust"), why);
    assertTrue(why.contains("differs from the one in the invite link"), why);
    assertTrue(why.contains(certificates.fingerprint("server")), why);
  }

  @Test
  void aFingerprintTakesNoTrustAway() throws IOException {
    try (EchoServer server = EchoServer.secure(certificates.context("server"))) {
      connect(server.at("localhost"), adding("authority").alsoExactly("0".repeat(64)));
      heard.isOpened();
    }
  }

  @Test
  void whatAnAddedAuthorityVouchedForCanBeNamedToOthers() throws IOException {
    Trust trust = adding("authority");
    assertEquals("", trust.seen());
    try (EchoServer server = EchoServer.secure(certificates.context("server"))) {
      connect(server.at("localhost"), trust);
      heard.isOpened();
    }
    String shown = certificates.fingerprint("server");
    assertEquals(shown.replace(":", "").toLowerCase(Locale.ROOT), trust.seen());
  }

  @Test
  void aRefusedCertificateIsNamedToNobody() throws IOException {
    Trust trust = adding("authority");
    whyRefused("server", "127.0.0.1", trust);
    assertEquals("", trust.seen());
  }

  @Test
  void aFingerprintLetsNoOtherNamePass() throws IOException {
    Trust trust = adding("authority").alsoExactly("0".repeat(64));
    String why = whyRefused("server", "127.0.0.1", trust);
    assertTrue(why.contains("is for another name"), why);
  }

  @Test
  void whatIsNoFingerprintIsNone() {
    for (String text : List.of("", "0", "0".repeat(63), "0".repeat(65), "A".repeat(64))) {
      assertThrows(IllegalArgumentException.class, () -> Trust.platform().alsoExactly(text), text);
    }
  }

  @Test
  void theAuthoritiesOfThePlatformStayTrusted() throws Exception {
    assertTrue(PlatformAuthorities.read().size() > 10);
  }

  @Test
  void anAuthorityFileMayHoldSeveral() throws IOException {
    String both =
        "a line of words\n"
            + Files.readString(certificates.pem("authority"))
            + Files.readString(certificates.pem("old-self"));
    Path file = Files.writeString(folder.resolve("both.pem"), both);
    Trust.withAuthorities(List.of(file));
    try (EchoServer server = EchoServer.secure(certificates.context("server"))) {
      connect(server.at("localhost"), Trust.withAuthorities(List.of(file)));
      heard.isOpened();
    }
  }

  @Test
  void aFileWithoutACertificateIsOneSentence() throws IOException {
    Path words = Files.writeString(folder.resolve("words.pem"), "no certificate\n");
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    for (Path file : List.of(words, broken)) {
      String why = refusedFile(file);
      assertTrue(why.startsWith(file + " contains no certificate"), why);
    }
    for (Path file : List.of(folder.resolve("nowhere.pem"), folder)) {
      String why = refusedFile(file);
      assertTrue(why.equals("the authority file " + file + " cannot be read"), why);
    }
  }

  private static String refusedFile(Path file) {
    return assertThrows(IOException.class, () -> Trust.withAuthorities(List.of(file))).getMessage();
  }

  /** What a probe says of the way before anything is said on it. */
  @Test
  void anApproachShowsWhatIsBelievedAndWhyNot() throws IOException {
    try (EchoServer server = EchoServer.secure(certificates.context("server"))) {
      ReachabilityProbe.Result well = approach(server.at("localhost"), adding("authority"));
      assertEquals("", well.trouble());
      assertEquals("127.0.0.1", well.address());
      ReachabilityProbe.Certificate shown = well.certificate().orElseThrow();
      assertEquals("CN=server,O=Parley", shown.subject());
      assertEquals("CN=Test Authority,O=Parley", shown.issuer());
      assertEquals(certificates.fingerprint("server"), shown.fingerprint());
      ReachabilityProbe.Result strange = approach(server.at("localhost"), Trust.platform());
      assertTrue(strange.reached() && strange.certificate().isEmpty(), strange.toString());
      assertTrue(strange.trouble().contains("does not trust"), strange.trouble());
    }
  }

  @Test
  void anApproachToNobodyAndToAPortWithoutTls() throws IOException {
    try (RawServer server = RawServer.silent()) {
      ReachabilityProbe.Result plain = approach(server.at("ws"), Trust.platform());
      assertTrue(plain.reached() && plain.trouble().isEmpty(), plain.toString());
      assertTrue(plain.certificate().isEmpty());
    }
    try (ClosedPort port = new ClosedPort()) {
      ReachabilityProbe.Result nobody = approach(port.at("wss"), Trust.platform());
      assertTrue(!nobody.reached(), nobody.toString());
      assertTrue(nobody.trouble().startsWith("No server is listening at"), nobody.trouble());
    }
    try (RawServer server = new RawServer(connection -> {})) { // hangs up at once
      ReachabilityProbe.Result mute = approach(server.at("wss"), Trust.platform());
      assertTrue(mute.reached() && !mute.trouble().isEmpty(), mute.toString());
    }
  }

  private ReachabilityProbe.Result approach(URI server, Trust trust) {
    return ReachabilityProbe.to(loop, server, trust, new Proxies(ProxySelector.of(null), Map.of()))
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  private static Trust adding(String alias) throws IOException {
    return Trust.withAuthorities(List.of(certificates.pem(alias)));
  }

  private static Trust exactly(String alias) {
    String shown = certificates.fingerprint(alias);
    return Trust.platform().alsoExactly(shown.replace(":", "").toLowerCase(Locale.ROOT));
  }

  private String whyRefused(String shown, String host, Trust trust) {
    try (EchoServer server = EchoServer.secure(certificates.context(shown))) {
      connect(server.at(host), trust);
      return heard.whyClosed();
    }
  }

  private TextSocket connect(URI server, Trust trust) {
    Proxies none = new Proxies(ProxySelector.of(null), Map.of());
    return WssSocket.open(loop, server, trust, none, heard);
  }
}
