package dev.parley;

import dev.parley.call.IceCandidate;
import dev.parley.call.SessionDescription;
import dev.parley.loop.Loop;
import dev.parley.loop.ThreadLoop;
import dev.parley.signalling.Link;
import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Presence;
import dev.parley.signalling.Signalling;
import dev.parley.signalling.verto.VertoAccount;
import dev.parley.signalling.verto.VertoClient;
import dev.parley.socket.WssSocket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A peer that logs in like any other and then means ill: names of markup, control characters and
 * right-to-left overrides, a flood of candidates, words that are not hers to say. As a program
 * ({@code dev.parley.Eve URL CHANNEL PASSWORD}) she is visible in a window.
 */
final class Eve implements Signalling.Listener {
  static final List<String> NAMES =
      List.of(
          "<b>Eve</b>", "\u202eevE", "Eve\u0000\u0007", "Eve\nBob", "E".repeat(100_000), "&amp;");

  /** 10 MB in all. */
  private static final int CANDIDATES = 2_500;

  private static final String JUNK = "x".repeat(4_096);

  final VertoClient client;
  private final Loop loop;
  private final CompletableFuture<Void> online = new CompletableFuture<>();

  Eve(Loop loop, String id, URI url, String channel, String password) {
    this.loop = loop;
    VertoAccount account = new VertoAccount(id, password, "session-of-" + id, channel);
    client =
        new VertoClient(loop, WssSocket.opener(loop, url), account, () -> "x", () -> 0.5, this);
    loop.post(client::join);
  }

  public static void main(String[] args) {
    ThreadLoop loop = new ThreadLoop("eve");
    for (String id : List.of("<i>e1", "\u202e2eve", "e3")) {
      Eve eve = new Eve(loop, id, URI.create(args[0]), args[1], args[2]);
      eve.online.thenRun(eve::announceEachName);
      eve.online.thenRun(() -> loop.post(() -> eve.client.send("ann", offer("<h1>Bob</h1>"))));
    }
    new CompletableFuture<Void>().join();
  }

  CompletableFuture<Void> online() {
    return online;
  }

  void announceEachName() {
    NAMES.forEach(this::announce);
  }

  void announce(String name) {
    loop.post(() -> client.announce(new Presence(Presence.Status.AVAILABLE, name)));
  }

  /** All that a stranger might say into the call of another. */
  void interfereWith(String peerId) {
    say(peerId, new PeerMessage.Accept("Bob"));
    say(
        peerId,
        new PeerMessage.Description(new SessionDescription(SessionDescription.Type.OFFER, JUNK)));
    say(
        peerId,
        new PeerMessage.Description(new SessionDescription(SessionDescription.Type.ANSWER, "v=0")));
    for (int i = 0; i < CANDIDATES; i++) {
      say(peerId, new PeerMessage.Candidate(new IceCandidate(JUNK, "0", 0, null)));
    }
    say(peerId, new PeerMessage.Failed());
    say(peerId, new PeerMessage.Close());
    say(peerId, offer("\u202eBob"));
  }

  private void say(String peerId, PeerMessage message) {
    loop.post(() -> client.send(peerId, message));
  }

  private static PeerMessage offer(String name) {
    return new PeerMessage.Offer(name);
  }

  @Override
  public void link(Link link) {
    if (link.isOnline()) {
      online.complete(null);
    }
  }

  @Override
  public void loggedIn() {}

  @Override
  public void presence(String peerId, Presence presence) {}

  @Override
  public void message(String peerId, PeerMessage message) {}

  @Override
  public void beat() {}
}
