package dev.parley.session;

import dev.parley.channels.Destination;
import dev.parley.peer.AllowList;
import java.nio.file.Path;
import java.util.List;

/**
 * Which channel to go to, as whom, and what to do there without a click.
 *
 * @param to null for the built-in server of this machine, wherever that is
 * @param clientId null for the one that is made once for each channel and kept
 * @param name what others see, empty for none; null where the person was never asked
 * @param accept whose offers are accepted without asking
 * @param call the names or ids of peers to offer to; of several, all are brought into one call
 * @param unattended nobody is there to click
 * @param first what to do in the first call there
 */
public record SessionOptions(
    Destination to,
    String clientId,
    String name,
    AllowList accept,
    List<String> call,
    boolean unattended,
    InFirstCall first) {

  public SessionOptions {
    call = List.copyOf(call);
  }

  /**
   * What to do in the first call whose peer can take it.
   *
   * @param say chat messages
   * @param send files
   */
  public record InFirstCall(List<String> say, List<Path> send) {
    public static final InFirstCall NOTHING = new InFirstCall(List.of(), List.of());

    public InFirstCall {
      say = List.copyOf(say);
      send = List.copyOf(send);
    }
  }

  /** With a person at the window. */
  public SessionOptions(
      Destination to, String clientId, String name, AllowList accept, List<String> call) {
    this(to, clientId, name, accept, call, false, InFirstCall.NOTHING);
  }

  /** The same, with something to do. */
  public SessionOptions doing(InFirstCall then) {
    return new SessionOptions(to, clientId, name, accept, call, unattended, then);
  }

  /** What others see, empty for none. */
  public String shownName() {
    return name == null ? "" : name;
  }

  /** The same under another name. */
  public SessionOptions named(String other) {
    return new SessionOptions(to, clientId, other, accept, call, unattended, first);
  }

  /** The same where nobody is there to click. */
  public SessionOptions leftAlone() {
    return new SessionOptions(to, clientId, name, accept, call, true, first);
  }

  /** The same in the channel that it was meant for. */
  public SessionOptions at(Destination there) {
    return new SessionOptions(there, clientId, name, accept, call, unattended, first);
  }

  /**
   * The same in a channel that a person chose in the window. What the command line wants done
   * without a click, and as whom, was meant for the people of its channel: in another the same
   * names may be anybody's.
   */
  public SessionOptions elsewhere(Destination there) {
    return new SessionOptions(
        there, null, name, AllowList.NOBODY, List.of(), unattended, InFirstCall.NOTHING);
  }
}
