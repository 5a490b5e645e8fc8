package dev.parley;

import dev.parley.connection.IceServers;
import dev.parley.media.MediaChoice;
import dev.parley.view.Preferences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the options of one run, whatever they come from.
 *
 * @param to where to go; null for the built-in server of this machine, wherever that is
 * @param clientId null for the one that is made once for each channel and kept
 * @param name what others see, empty for none; null where the person was never asked
 * @param face what is shown of it
 * @param accept names or ids of peers whose offers are accepted without asking, or "all"
 * @param call the name or id of a peer to offer to, null for nobody
 * @param limit when to leave, null for when the user wants
 * @param report a file, "-" for standard output, null for none
 * @param preferences how a window shall be
 */
record CallOptions(
    Destination to,
    String clientId,
    String name,
    MediaChoice media,
    IceServers iceServers,
    Face face,
    List<String> accept,
    String call,
    Duration limit,
    String report,
    Preferences preferences) {

  /** What is shown of a run. */
  enum Face {
    WINDOW,
    /** A window for whoever comes by. */
    KIOSK,
    HEADLESS
  }

  boolean headless() {
    return face == Face.HEADLESS;
  }

  boolean kiosk() {
    return face == Face.KIOSK;
  }

  /** What nobody else shall read, of all that this run was given. */
  List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    if (to != null) {
      secrets.add(to.password());
    }
    iceServers.servers().forEach(server -> secrets.add(server.password()));
    return secrets;
  }

  /** What others see, empty for none. */
  String shownName() {
    return name == null ? "" : name;
  }

  /** What to suggest to a person who is to be asked for a name; empty where none is. */
  Optional<String> asksName() {
    return name == null && face == Face.WINDOW
        ? Optional.of(OwnName.suggested(System.getProperty("user.name")))
        : Optional.empty();
  }

  /** The same run under another name. */
  CallOptions named(String other) {
    return new CallOptions(
        to, clientId, other, media, iceServers, face, accept, call, limit, report, preferences);
  }

  /** The same run in the channel that it was started for. */
  CallOptions at(Destination there) {
    return going(there, clientId, accept, call);
  }

  /**
   * The same run in a channel that a person chose in the window. What the command line wants done
   * without a click, and as whom, was meant for the people of its channel: in another the same
   * names may be anybody's.
   */
  CallOptions elsewhere(Destination there) {
    return going(there, null, List.of(), null);
  }

  private CallOptions going(
      Destination there, String asWhom, List<String> accepted, String called) {
    return new CallOptions(
        there, asWhom, name, media, iceServers, face, accepted, called, limit, report, preferences);
  }
}
