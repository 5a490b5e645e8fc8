package dev.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.identity.SelfCertifyingId;
import dev.parley.loop.ThreadLoop;
import dev.parley.server.access.Directory;
import dev.parley.server.access.Limits;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.gstreamer.GstreamerAccount;
import dev.parley.signalling.gstreamer.GstreamerClient;
import dev.parley.socket.WssSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A uid that belongs to a secret, which goes in a header of the real request. */
@Tag("network")
class UidSecretTest {
  private static final String SECRET = SelfCertifyingId.freshSecret();
  private static final String UID = SelfCertifyingId.of(SECRET);

  private final ThreadLoop loop = new ThreadLoop("uid-secret");
  private final SignallingServer server =
      new SignallingServer(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          Directory.of("parley.test").withChannel("room", "room-pw"),
          Limits.DEFAULT,
          loop);
  private final URI url = URI.create("ws://127.0.0.1:" + server.start().join() + "/gstreamer");

  @AfterEach
  void ends() {
    server.close();
    loop.close();
  }

  @Test
  void itsOwnerComesIn() throws Exception {
    assertEquals(Link.State.ONLINE, joined(SECRET).state());
  }

  @Test
  void nobodyElseDoesAndIsToldWhy() throws Exception {
    for (String secret : new String[] {"", SelfCertifyingId.freshSecret()}) {
      Link link = joined(secret);
      assertEquals(Link.State.REFUSED, link.state());
      assertTrue(link.reason().contains("belongs to someone else"), link.reason());
    }
  }

  private Link joined(String secret) throws Exception {
    CompletableFuture<Link> outcome = new CompletableFuture<>();
    GstreamerAccount account = new GstreamerAccount(UID, "room", "room-pw", secret);
    GstreamerClient client =
        new GstreamerClient(
            loop, WssSocket.opener(loop, url), account, () -> 0.5, new Until(outcome));
    loop.post(client::join);
    try {
      return outcome.get(20, TimeUnit.SECONDS);
    } finally {
      CompletableFuture<Void> left = new CompletableFuture<>();
      loop.post(() -> client.leave().thenAccept(left::complete));
      left.get(20, TimeUnit.SECONDS);
    }
  }

  /** Hears how it ends. */
  private record Until(CompletableFuture<Link> outcome) implements Signalling.Listener {
    @Override
    public void link(Link link) {
      switch (link.state()) {
        case ONLINE, REFUSED, WAITING -> outcome.complete(link);
        case OFFLINE, CONNECTING, LOGGING_IN, PUNTED -> {}
      }
    }

    @Override
    public void presence(String peerId, Presence presence) {}

    @Override
    public void message(String peerId, PeerMessage message) {}

    @Override
    public void beat() {}
  }
}
