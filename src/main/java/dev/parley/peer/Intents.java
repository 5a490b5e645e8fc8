package dev.parley.peer;

/**
 * Accepts what a person wants to do. Any thread; each is posted to the loop, and one that no longer
 * fits is dropped.
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

  /**
   * Takes the offer away, and hears nothing of that peer in this stay in the channel; no answer.
   */
  void block(String peerId);

  /** Listens to that peer again. */
  void unblock(String peerId);

  /** Asks a peer to join the call, if its program can ({@link PeerState.PeerRow#joins}). */
  void add(String peerId);

  /** Asks a peer no longer to join the call. */
  void withdraw(String peerId);

  /** Ends the call, for this side if others go on, or takes one's own offer back. */
  void close();

  /**
   * Lets oneself be heard in the call, or not; each call begins heard. This and the next three have
   * no effect without a call, and count from its first moment.
   */
  void microphone(boolean on);

  /** Lets oneself be seen in this call and in those to come, or not. */
  void camera(boolean on);

  /**
   * Shows a screen or window in place of the camera, until the call ends or another is shown.
   *
   * @param screenId the id of one of {@code media.Screens}; empty to go back to the camera
   */
  void share(String screenId);

  /** Sends a shared screen as a film, of which frames count, or as text to be read. */
  void shareAsFilm(boolean on);

  /** Takes away the note of {@link PeerState.Local#note}. */
  void dismissNote();

  /** Takes away the notice of this number. */
  void dismissNotice(long number);

  /**
   * Is seen under this name from now on.
   *
   * @param name one that {@link NameRule} has nothing against; empty for none
   */
  void rename(String name);

  /** Has seen {@link PeerState#missed}: they go. */
  void seenMissed();

  /** Comes back after the link was refused or punted. */
  void rejoin();

  /** Comes back with another password. */
  void rejoin(String password);
}
