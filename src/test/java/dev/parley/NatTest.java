package dev.parley;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.hosting.NetworkedCall;
import dev.parley.socket.TestCertificates;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Both are behind address translation, each behind a router of their own. */
@Tag("network")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NatTest {
  @TempDir Path folder;

  private Namespaces net;
  private Machine serving;
  private Coturn coturn;

  @BeforeEach
  void anInternetWithAServerAndCoturn() {
    net = Namespaces.create();
    serving = net.machine("server", 10);
    coturn = new Coturn(net.machine("coturn", 20), folder);
  }

  @AfterEach
  void nothingStays() {
    Closing.all(coturn, net);
  }

  @Test
  void stunFindsTheDirectWayWhereTheRoutersKeepThePort() {
    String path = connectedPath(NatRouter.Kind.PORT_KEEPING, false, coturn.stun());
    assertTrue(path.matches("(srflx|prflx|host)/(srflx|prflx)/udp"), path);
  }

  @Test
  void coturnRelaysWhereEachDestinationGetsAnotherPort() {
    String path =
        connectedPath(NatRouter.Kind.PORT_CHANGING, false, coturn.stun(), coturn.turn("udp"));
    assertTrue(path.contains("relay") && path.endsWith("/udp"), path);
  }

  @Test
  void coturnRelaysOverTcpWhereUdpIsBlocked() {
    String path = connectedPath(NatRouter.Kind.PORT_KEEPING, true, coturn.turn("tcp"));
    assertTrue(path.contains("relay"), path);
  }

  @Test
  void relayOnlyIsRelayedThoughThereIsADirectWay() {
    String path =
        connectedPath(
            NatRouter.Kind.PORT_KEEPING, false, coturn.stun(), coturn.turn("udp"), "relay-only");
    assertTrue(path.startsWith("relay/relay/"), path);
  }

  @Test
  void coturnRelaysOverTlsWhereUdpIsBlocked() {
    withCertificate();
    String path = connectedPath(NatRouter.Kind.PORT_CHANGING, true, coturn.turns(), "unchecked");
    assertTrue(path.startsWith("relay/relay/"), path);
    assertTrue(coturn.said("method=TLS"), "by TLS");
  }

  @Test
  @EnabledIfSystemProperty(named = "parley.long", matches = "true")
  void aRelayWhoseCertificateNobodyVouchesForIsNamedAsWhatStandsInTheWay() {
    withCertificate();
    try (NetworkedCall call =
        new NetworkedCall(
            serving,
            net.machine("ann", 41),
            net.machine("bob", 42),
            coturn.turns(),
            "relay-only")) {
      call.call();
      for (RemoteClientProcess side : call.both()) {
        side.await("^ended ", NetworkedCall.CALL_LIMIT);
        String notice = side.await("^notice (.+)", NetworkedCall.CALL_LIMIT).group(1);
        System.out.println("turns: with a certificate of its own making: " + notice);
        assertTrue(notice.contains("turns:" + coturn.host()), notice);
        assertTrue(notice.contains("WebRTC does not trust its certificate"), notice);
      }
    }
  }

  /** Another coturn, which has a certificate of its own making. */
  private void withCertificate() {
    coturn.close();
    TestCertificates certificates =
        TestCertificates.in(folder).selfSigned("turn", "ip:203.0.113.21");
    coturn =
        Coturn.withTls(
            net.machine("secure", 21),
            folder,
            certificates.pem("turn"),
            certificates.keyPem("turn"));
  }

  private String connectedPath(NatRouter.Kind kind, boolean blocksUdp, String... options) {
    NatRouter annsRouter = net.router("annsrouter", 31, kind);
    NatRouter bobsRouter = net.router("bobsrouter", 32, kind);
    if (blocksUdp) {
      annsRouter.blockUdp();
      bobsRouter.blockUdp();
    }
    try (NetworkedCall call =
        new NetworkedCall(serving, annsRouter.machine("ann"), bobsRouter.machine("bob"), options)) {
      call.connected();
      String path = NetworkedCall.path(call.ann);
      System.out.printf("%-14s udp %-8s %s%n", kind, blocksUdp ? "blocked" : "open", path);
      return path;
    }
  }
}
