package dev.parley.call;

/**
 * What one callee can do, as far as a caller has to know it. Asked for each callee, since one
 * channel may hold browsers, robots and a server's extensions.
 *
 * @param dataChannel takes a data channel
 * @param redundantAudio understands redundant sound (RFC 2198) where it is the first codec
 * @param renegotiates bears an offer that brings nothing new
 * @param ringsByDescription nothing on the wire says "will you connect?": the first session
 *     description rings, so a connection makes it while the peer is still being asked
 * @param presence is reported before it can be called; without, any id is worth a try
 */
public record SignallingTraits(
    boolean dataChannel,
    boolean redundantAudio,
    boolean renegotiates,
    boolean ringsByDescription,
    boolean presence) {

  /** Of a browser, and of another Parley. */
  public static final SignallingTraits BROWSER =
      new SignallingTraits(true, true, true, false, true);

  /** Of a GStreamer pipeline in a room. */
  public static final SignallingTraits PIPELINE =
      new SignallingTraits(false, false, false, true, true);

  /** The same, of a peer that can be called though nothing was heard of it. */
  public SignallingTraits withoutPresence() {
    return new SignallingTraits(
        dataChannel, redundantAudio, renegotiates, ringsByDescription, false);
  }
}
