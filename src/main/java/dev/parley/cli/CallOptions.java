package dev.parley.cli;

import dev.parley.channels.Destination;
import dev.parley.connection.IceServers;
import dev.parley.media.device.MediaChoice;
import dev.parley.session.SessionOptions;
import dev.parley.settings.OwnName;
import dev.parley.settings.Preferences;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds the options of one run, whatever they come from.
 *
 * @param session where it goes first
 */
public record CallOptions(
    SessionOptions session, MediaChoice media, IceServers iceServers, Shown shown, End end) {

  /**
   * What is shown of a run.
   *
   * @param preferences how a window shall be
   * @param asksFirst the person is asked before the run goes to its channel, by a link whose
   *     certificate is in doubt
   */
  public record Shown(Face face, Preferences preferences, boolean asksFirst) {
    /** Nothing. */
    static final Shown NOTHING = new Shown(Face.HEADLESS, Preferences.FIRST, false);
  }

  /** Where a run is shown. */
  enum Face {
    WINDOW,
    /** A window in a public place. */
    KIOSK,
    HEADLESS
  }

  /**
   * When a run ends, and what it leaves.
   *
   * @param limit when to leave, null for when the user wants
   * @param report a file, "-" for standard output, null for none
   * @param received the folder into which every file that is offered goes; null where a person is
   *     asked, or where files are not taken
   */
  public record End(Duration limit, String report, Path received) {
    /** When the user wants, without a trace. */
    static final End OPEN = new End(null, null, null);
  }

  public boolean headless() {
    return shown.face == Face.HEADLESS;
  }

  public boolean kiosk() {
    return shown.face == Face.KIOSK;
  }

  /** Where the run goes without asking; null for the built-in server. */
  public Destination first() {
    return shown.asksFirst ? null : session.to();
  }

  /** What to do in the channel where the run begins. */
  public SessionOptions beginning(Destination there) {
    return shown.asksFirst ? elsewhere(there) : session.at(there);
  }

  /** What to do in a channel that was chosen in the window: that of the link, or another one. */
  public SessionOptions elsewhere(Destination there) {
    boolean asked =
        shown.asksFirst
            && there.id().equals(session.to().id())
            && there.certificate().equals(session.to().certificate());
    return asked ? session.at(there) : session.elsewhere(there);
  }

  /** What nobody else shall read, of all that this run was given. */
  public List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    if (session.to() != null) {
      secrets.add(session.to().password());
    }
    iceServers.servers().forEach(server -> secrets.add(server.password()));
    return secrets;
  }

  /** What to suggest to a person who is to be asked for a name; empty where none is. */
  public Optional<String> asksName() {
    return session.name() == null && shown.face == Face.WINDOW
        ? Optional.of(OwnName.suggested(System.getProperty("user.name")))
        : Optional.empty();
  }
}
