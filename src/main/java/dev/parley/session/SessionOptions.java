package dev.parley.session;

import dev.parley.channels.Destination;
import dev.parley.peer.AllowList;
import java.util.List;

/**
 * Which channel to go to, as whom, and what to do there without a click.
 *
 * @param to null for the built-in server of this machine, wherever that is
 * @param clientId null for the one that is made once for each channel and kept
 * @param name what others see, empty for none; null where the person was never asked
 * @param accept whose offers are accepted without asking
 * @param call the name or id of a peer to offer to, null for nobody
 * @param unattended nobody is there to click
 * @param say what to write in the first call whose peer has chat
 */
public record SessionOptions(
    Destination to,
    String clientId,
    String name,
    AllowList accept,
    String call,
    boolean unattended,
    List<String> say) {

  public SessionOptions {
    say = List.copyOf(say);
  }

  /** With a person at the window. */
  public SessionOptions(
      Destination to, String clientId, String name, AllowList accept, String call) {
    this(to, clientId, name, accept, call, false, List.of());
  }

  /** The same, with something to say. */
  public SessionOptions saying(List<String> texts) {
    return new SessionOptions(to, clientId, name, accept, call, unattended, texts);
  }

  /** What others see, empty for none. */
  public String shownName() {
    return name == null ? "" : name;
  }

  /** The same under another name. */
  public SessionOptions named(String other) {
    return new SessionOptions(to, clientId, other, accept, call, unattended, say);
  }

  /** The same where nobody is there to click. */
  public SessionOptions leftAlone() {
    return new SessionOptions(to, clientId, name, accept, call, true, say);
  }

  /** The same in the channel that it was meant for. */
  public SessionOptions at(Destination there) {
    return new SessionOptions(there, clientId, name, accept, call, unattended, say);
  }

  /**
   * The same in a channel that a person chose in the window. What the command line wants done
   * without a click, and as whom, was meant for the people of its channel: in another the same
   * names may be anybody's.
   */
  public SessionOptions elsewhere(Destination there) {
    return new SessionOptions(there, null, name, AllowList.NOBODY, null, unattended, List.of());
  }
}
