package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A real server on a chosen loopback port, with the people of the trace, and its loop. */
final class Running implements AutoCloseable {
  static final String CHANNEL = "11111111-2222-4333-8444-555555555555";

  final ThreadLoop loop = new ThreadLoop("test-server");
  final SignallingServer server;
  final int port;

  Running(Limits limits) {
    this(limits, null);
  }

  /**
   * @param certificate null for no TLS
   */
  Running(Limits limits, ServerCertificate certificate) {
    server =
        new SignallingServer(
            ListenAddress.of(loopback(0), Optional.ofNullable(certificate)),
            people(),
            limits,
            loop);
    port = server.start().orTimeout(60, TimeUnit.SECONDS).join();
  }

  /** Users alice, bob and carol may use the event channel; the domain is verto.test (the trace). */
  static Directory people() {
    return Directory.of("verto.test")
        .withUser("alice", "alicepw", Set.of(CHANNEL))
        .withUser("bob", "bobpw", Set.of(CHANNEL))
        .withUser("carol", "carolpw", Set.of(CHANNEL));
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Speaks GStreamer's protocol, and has said its hello. */
  TestClient gstreamer(String uid) {
    String authorization = GstreamerHubFixture.basic("alice", "alicepw");
    TestClient client = TestClient.tryOpen(port, "/gstreamer", authorization);
    client.send("HELLO " + uid);
    assertEquals("HELLO", client.next());
    return client;
  }

  TestClient open() {
    return TestClient.open(port, "");
  }

  @Override
  public void close() {
    server.close();
    loop.close();
  }
}
