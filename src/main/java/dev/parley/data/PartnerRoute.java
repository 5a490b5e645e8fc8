package dev.parley.data;

import dev.parley.signalling.PeerMessage;
import dev.parley.signalling.Signalling;
import java.util.function.Consumer;

/**
 * Routes the messages of a call to its partner: by the server while both sides have one, otherwise
 * directly, over the data channels of the call, as long as its path works. Loop only.
 */
public final class PartnerRoute {
  private final String peerId;
  private final Signalling signalling;
  private final Consumer<Boolean> becomes;
  private final DirectSignalling direct;
  private boolean server;
  private boolean path;
  private Way way = Way.SERVER;

  /** By which the next message goes. */
  private enum Way {
    SERVER,
    DIRECT,
    /** To the server, which may have lost it. */
    NONE
  }

  /**
   * @param server whether this side has the server now
   * @param heard gets what the partner says directly, unchecked
   * @param becomes told whether messages arrive, at each change of the way: what was said before
   *     may be lost
   */
  public PartnerRoute(
      String peerId,
      Signalling signalling,
      boolean server,
      Consumer<PeerMessage> heard,
      Consumer<Boolean> becomes) {
    this.peerId = peerId;
    this.signalling = signalling;
    this.server = server;
    this.becomes = becomes;
    direct = new DirectSignalling(heard, this::changed);
    direct.server(server);
  }

  /** To be given to the call. */
  public DirectSignalling direct() {
    return direct;
  }

  /** This side has lost the server, or has it again: then what was said before may be lost. */
  public void server(boolean up) {
    server = up;
    direct.server(up);
    choose(up);
  }

  /** The path of the call works, or does not. */
  public void path(boolean works) {
    path = works;
    changed();
  }

  private void changed() {
    choose(false);
  }

  private void choose(boolean sayAgain) {
    Way before = way;
    boolean bothHaveServer = server && (direct.peerHasServer() || !direct.isReady());
    boolean carries = direct.isReady() && path;
    way = bothHaveServer ? Way.SERVER : carries ? Way.DIRECT : Way.NONE;
    if (way != before || sayAgain) {
      becomes.accept(way != Way.NONE);
    }
  }

  /** Whether messages go over the data channels alone, also while their path does not work. */
  public boolean isWithoutServer() {
    return way != Way.SERVER && direct.isReady();
  }

  /** Says something by the way that is open now. */
  public void say(PeerMessage message) {
    if (way == Way.DIRECT) {
      direct.say(message);
    } else {
      signalling.send(peerId, message);
    }
  }

  /** The end: it arrives by whatever way is open, and twice does no harm. */
  public void sayLast(PeerMessage message) {
    direct.say(message);
    signalling.send(peerId, message);
  }
}
