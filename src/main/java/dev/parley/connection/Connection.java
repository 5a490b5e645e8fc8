package dev.parley.connection;

import dev.parley.call.IceCandidate;
import dev.parley.call.IceServer;
import dev.parley.call.MediaState;
import dev.parley.call.NegotiationRole;
import dev.parley.call.SendSettings;
import dev.parley.call.SessionDescription;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Controls one call's media: local camera and microphone first, then one RTCPeerConnection.
 *
 * <p>All methods are called on the loop and return at once; the listener is called on the loop. A
 * connection lives once: {@link #openMedia}, perhaps {@link #prepare}, then {@link #connect}, then
 * {@link #close}.
 */
public interface Connection {

  /** Opens the local media; ends in {@link Listener#mediaReady} or {@link Listener#failed}. */
  void openMedia();

  /**
   * The peer is being asked, and {@link #connect} as the polite side is likely to follow: makes the
   * RTCPeerConnection in advance, and an offer with its candidates. Nothing of it leaves this side
   * before. Only after {@link Listener#mediaReady}, at most once; costs no more than time where it
   * fails.
   */
  void prepare();

  /**
   * Makes the RTCPeerConnection and adds the local tracks, from which negotiation follows by
   * itself. Only after {@link Listener#mediaReady}; a second time where this side, connecting as
   * the one that offered, accepts after all: then it starts over.
   */
  void connect(NegotiationRole role);

  /** A description from the peer; a nonsensical one ends in {@link Listener#failed}. */
  void remoteDescription(SessionDescription description);

  /** A candidate from the peer; waits for the description when it comes early. */
  void remoteCandidate(IceCandidate candidate);

  /**
   * What of this side the peer shall get; microphone and camera at first. Takes effect at once and
   * without the server; {@link Listener#sends} tells what has come of it. A wish that cannot be
   * fulfilled ends in {@link Listener#note} and never ends the call. At any moment, before {@link
   * #openMedia} too: a camera that is not wanted is not opened then.
   */
  void send(SendSettings wish);

  /**
   * Whether descriptions and candidates can reach the peer now; they can at first. While they
   * cannot, nothing is negotiated; what may have been lost is said again when they can.
   */
  void signalling(boolean up);

  /**
   * The machine is in another network: a new path is looked for at once (ICE restart), and what was
   * prepared with the old one is not used.
   */
  void networkChanged();

  /**
   * What stands between the two, as far as this side can tell: which kinds of candidates each side
   * had, and what would help. Sentences for a person; empty while there is a path. Any thread.
   */
  String obstacle();

  /**
   * The newest figures, made once a second; completes on the loop, with the first where there are
   * none yet, and exceptionally once closed.
   */
  CompletableFuture<Statistics> statistics();

  /**
   * How loud the own microphone was since the last call of this, muted or not: the height of its
   * waves, 0 to 1, after echo and noise were taken out of it. Nothing of it is sent. Completes on
   * the loop; exceptionally where there is nothing to hear yet, or a person does not want it.
   */
  CompletableFuture<Double> microphoneLevel();

  /**
   * Sends a message on a data channel.
   *
   * @param message of its own: it is not copied
   * @return completes on the loop once the channel can take another message; with false if this one
   *     was not sent, because the channel is not open
   */
  CompletableFuture<Boolean> send(DataChannel channel, byte[] message);

  /** Lets the peer send that many messages more than the bounds of the channel allow. */
  void allow(DataChannel channel, int messages);

  /** Closes a data channel that the peer misuses, for the rest of the call. */
  void closeChannel(DataChannel channel);

  /**
   * The DTLS certificates of both sides; completes on the loop, and fails before there is a path.
   */
  CompletableFuture<Certificates> certificates();

  /**
   * Ends everything: no track, no device and no picture stays, and the listener is not called
   * again. Any number of times, at any moment.
   */
  void close();

  /** How the connection stands, in the words of those who wait for it. */
  enum State {
    /** ICE or DTLS under way. */
    CONNECTING,
    /** Media can flow. */
    CONNECTED,
    /** Connectivity was lost; a new path is being looked for, for 30 s. */
    RECONNECTING
  }

  /** Who must act, and one sentence for a person. */
  record Failure(Cause cause, String sentence) {
    /** What failed. */
    public enum Cause {
      /** A local device could not be opened. */
      MEDIA,
      /** ICE or DTLS found no way, or lost it for good. */
      TRANSPORT,
      /** The two sides could not agree on a description. */
      NEGOTIATION
    }
  }

  /** What a connection reports, on the loop, until it is closed. */
  interface Listener {
    /** Local media is open and its picture is on its way to the local sink. */
    void mediaReady();

    /** Send this to the peer. */
    void localDescription(SessionDescription description);

    /** Send this to the peer. */
    void localCandidate(IceCandidate candidate);

    /** Each change, once. */
    void state(State state);

    /** What this side sends now, whatever has changed it; after {@link #mediaReady}, each once. */
    void sends(MediaState sent);

    /** What the peer says that it sends; each change once. */
    void peerSends(MediaState sent);

    /**
     * Whether the peer's picture stands still: connected, the peer sends one, and none has come for
     * a second. False at first; each change once.
     */
    void frozen(boolean now);

    /** A data channel can carry messages now, or no more; {@link DataChannel#STATE} is not told. */
    default void channel(DataChannel channel, boolean open) {}

    /** A message of the peer on a data channel, within its bounds, unchecked. */
    default void message(DataChannel channel, byte[] message) {}

    /** Something that a person should know of and the call survives: a device went or came. */
    void note(String sentence);

    /** The connection cannot go on; close it. Reported at most once. */
    void failed(Failure failure);
  }

  /** Makes connections that have done nothing yet. */
  interface Factory {
    /**
     * Makes one.
     *
     * @param peerId with whom, for the sink of its pictures
     */
    Connection create(String peerId, Listener listener);

    /**
     * The signalling server hands out these STUN and TURN servers, in place of those that it handed
     * out before. They serve new connections, and those that run for what they gather from now on.
     */
    default void iceServers(List<IceServer> handedOut) {}

    /** New connections have this certificate; each has one of its own before that. */
    default void certificate(OwnCertificate own) {}
  }
}
