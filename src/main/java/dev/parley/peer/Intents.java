package dev.parley.peer;

/**
 * What a person wants. Any thread; each is posted to the loop, and one that no longer fits is
 * dropped.
 */
public interface Intents {

  /** Offers a connection to a peer of the list. */
  void connect(String peerId);

  /** Accepts the offer of a peer; no effect during a call. */
  void accept(String peerId);

  /** Ends the call, if there is one, and accepts the offer. The user has been asked. */
  void acceptInstead(String peerId);

  /** Says no to the offer of a peer. */
  void decline(String peerId);

  /** Takes the offer off the screen and stays silent to the peer. */
  void ignore(String peerId);

  /** Takes the offer away, and hears nothing of that peer until the program ends; no answer. */
  void block(String peerId);

  /** Ends the call, or takes one's own offer back. */
  void close();

  /** Takes away the notice of {@link PeerState#notice}. */
  void dismissNotice();

  /** Comes back after the link was refused or punted. */
  void rejoin();

  /** Comes back with another password. */
  void rejoin(String password);
}
