package dev.parley.signalling;

import dev.parley.call.Callees;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SignallingTraits;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A server that is there at once; notes what is said, and says what the test wants. */
public final class FakeSignalling implements Signalling {
  public final List<String> said = new ArrayList<>();

  /** Where joining leads to. */
  public Link onJoin = Link.of(Link.State.ONLINE);

  public Callees callees = Callees.LISTED;
  public boolean namesTravel = true;
  public boolean idsLast = true;
  public SignallingTraits traits = SignallingTraits.BROWSER;

  /** In place of the usual one, if any. */
  public NegotiationRole role;

  /** When the last words are on their way. */
  public CompletableFuture<Void> goodbye = CompletableFuture.completedFuture(null);

  private final Listener listener;
  private boolean online;
  private String lastName = "";
  private PeerMessage lastMessage;

  public FakeSignalling(Listener listener) {
    this.listener = listener;
  }

  public Listener heard() {
    return listener;
  }

  /** The name in what the channel was told last. */
  public String lastName() {
    return lastName;
  }

  /** What a peer was told last, null for nothing. */
  public PeerMessage lastMessage() {
    return lastMessage;
  }

  /** Nothing can be sent to a peer. */
  public boolean fails;

  /** Takes what was said since the last call. */
  public List<String> takeSaid() {
    List<String> taken = List.copyOf(said);
    said.clear();
    return taken;
  }

  public void becomes(Link link) {
    online = link.isOnline();
    listener.link(link);
  }

  @Override
  public void join() {
    becomes(onJoin);
  }

  @Override
  public void join(String password) {
    said.add("password: " + password);
    join();
  }

  @Override
  public void networkChanged() {
    said.add("network changed");
  }

  @Override
  public void woke() {
    said.add("woke");
  }

  @Override
  public CompletableFuture<Void> leave() {
    becomes(Link.of(Link.State.OFFLINE));
    return goodbye;
  }

  @Override
  public Callees callees() {
    return callees;
  }

  @Override
  public boolean idsLast() {
    return idsLast;
  }

  @Override
  public boolean namesTravel() {
    return namesTravel;
  }

  @Override
  public SignallingTraits traits(String peerId) {
    return traits;
  }

  @Override
  public NegotiationRole role(String peerId, boolean offered) {
    return role == null ? Signalling.super.role(peerId, offered) : role;
  }

  @Override
  public void announce(Presence presence) {
    lastName = presence.name();
    note("all: " + presence.status());
  }

  @Override
  public void tell(String peerId, Presence presence) {
    note(peerId + ": " + presence.status());
  }

  @Override
  public void send(String peerId, PeerMessage message) {
    if (fails) {
      throw new IllegalStateException("it fails");
    }
    lastMessage = message;
    note(peerId + ": " + message.getClass().getSimpleName());
  }

  private void note(String line) {
    if (online) {
      said.add(line);
    }
  }
}
